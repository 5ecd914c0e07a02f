/** Which differences between Walmart, the sheet and ShipStation are told, when, and which the seller ignores. */
import { type Memory, remember } from "../../ledger/ledger";
import { recallItems, rememberItems } from "../../ledger/packed";
import type { LogEntry } from "../../log/log";
import { ageText } from "../../retries/retries";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import { DAY_MS, HOUR_MS } from "../../values/time";
import { clipped } from "../../values/words";
import type { Shop } from "../shop";
import { type Difference, differencesOf } from "./differences";

type Kept = Memory<"differs">["items"][string];

/** A difference with its age. `isLasting`: it is not just on its way. `ignored`: why the seller does not care; `null`: it counts. */
export interface Standing {
  readonly difference: Difference;
  readonly since: Instant;
  readonly isLasting: boolean;
  readonly ignored: string | null;
}

/** Most differences are gone with the next runs. What ShipStation should have and has not waits for a packer. Unit: milliseconds. */
const graceOf = ({ kind }: Difference): number =>
  kind === "not in ShipStation" || kind === "stop" ? 2 * HOUR_MS : DAY_MS;

/** The most differences that are remembered, the oldest first. */
const REMEMBERED = 500;
/** The most rows of `Log` that are written at once. */
const TOLD = 20;
/** The longest reason that is kept. Unit: characters. */
const REASON = 100;

/** All differences, the oldest first. */
export function standingsOf(shop: Shop, now: Instant): readonly Standing[] {
  const before = recallItems(shop.ledger, "differs");
  return [...differencesOf(shop, now).values()]
    .flat()
    .map((difference) => standing(difference, before.get(difference.name), now))
    .sort((one, other) => one.since - other.since);
}

function standing(difference: Difference, kept: Kept | undefined, now: Instant): Standing {
  const since = Math.min(difference.since ?? now, kept?.at ?? now) as Instant;
  return { difference, since, isLasting: now - since >= graceOf(difference), ignored: kept?.ignored ?? null };
}

/**
 * What a run notes and tells: each lasting difference once when it has lasted, and all of them once a day with their age.
 * A difference that is gone is forgotten. If nothing changed and nothing is due, there are no changes.
 */
export function planReconciliation(
  shop: Shop,
  now: Instant,
): { readonly changes: readonly Change[]; readonly entries: readonly LogEntry[] } {
  const { ledger } = shop;
  const before = recallItems(ledger, "differs");
  const all = standingsOf(shop, now).slice(0, REMEMBERED);
  const open = all.filter(({ isLasting, ignored }) => isLasting && ignored === null);
  const last = ledger.recall("cursor", "differences")?.at ?? 0;
  const isDue = open.length > 0 && now - last >= DAY_MS;
  const told = isDue ? open : open.filter(({ difference }) => before.get(difference.name)?.told === undefined);
  const isTold = new Set(told.map(({ difference }) => difference.name));
  const items = all.map(({ difference: { name }, since, ignored }): readonly [string, Kept] => {
    const at = before.get(name)?.told;
    const kept = { at: since, ...(ignored === null ? {} : { ignored }) };
    if (isTold.has(name) && at === undefined) return [name, { ...kept, told: now }];
    return [name, at === undefined ? kept : { ...kept, told: at }];
  });
  return {
    changes: [
      ...rememberItems(ledger, "differs", new Map(items)),
      ...(isDue ? [remember(ledger, "cursor", "differences", { at: now })] : []),
    ],
    entries: entriesOf(told, now),
  };
}

function entriesOf(told: readonly Standing[], now: Instant): readonly LogEntry[] {
  const entries = told.slice(0, TOLD).map(
    (one): LogEntry => ({
      severity: "Warning",
      area: "Orders",
      key: one.difference.po,
      what: `Order ${one.difference.po} differs, for ${ageText(one.since, now)}: ${one.difference.what} (${one.difference.sides})`,
      todo: `${one.difference.todo} Or ignore it with a reason in the sidebar under Activity.`,
    }),
  );
  const rest = told.length - entries.length;
  const more: LogEntry = {
    severity: "Warning",
    area: "Orders",
    key: null,
    what: `${rest} more ${rest === 1 ? "order differs" : "orders differ"} between Walmart, the sheet and ShipStation.`,
    todo: "Put the older ones right first; tomorrow the list is told again.",
  };
  return rest > 0 ? [...entries, more] : entries;
}

/** The reason as it is kept. */
export const shortReason = (reason: string): string => clipped(reason.trim(), REASON);

/** Ignores everything that differs about an order, until it is gone. `null`: nothing differs. */
export function planIgnored(shop: Shop, po: string, reason: string, now: Instant): readonly Change[] | null {
  const own = standingsOf(shop, now).filter(({ difference }) => difference.po === po);
  if (own.length === 0) return null;
  const ignored = shortReason(reason);
  const before = recallItems(shop.ledger, "differs");
  const after = own.map(
    ({ difference: { name }, since }) => [name, { ...before.get(name), at: since, ignored }] as const,
  );
  return rememberItems(shop.ledger, "differs", new Map([...before, ...after]));
}
