/**
 * Each commit stamps its number on one of two rows of `_Ledger`, in turns. Stamps are keys, so the answer to the next
 * commit shows whether the one before is still there. A set-back is noticed by cells, whatever happens to metadata.
 */
import { type Reach, reachAfter, type Shown, setBackOf } from "../../../domain/ledger/reach";
import { looksAssigned, wantsId } from "../../../domain/values/assigned-ids";
import type { Change } from "../../../domain/values/change";
import { digest } from "../../../domain/values/digest";
import { twinsOf } from "../../../domain/values/twins";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { NoticedSetBack } from "../../../ports/workbook";
import type { Snapshot } from "../read/read-set";
import { isEmpty } from "../read/tables";
import { cellText, type GridRow, likenessOf } from "../shape/grid";
import { isStamp, STAMP_KIND, stampOf } from "../shape/note-rows";

/** How far Aisle has written, stored outside the spreadsheet, and the instant of this run. */
export interface KeptReach {
  get(): Reach;
  set(reach: Reach): void;
  now(): number;
}

/** The present stamps, the older one first. */
const stampsIn = ({ grids }: Snapshot) =>
  (grids.get("ledger")?.rows ?? [])
    .flatMap((row, position) => (isStamp(row) ? [{ position, number: stampOf(row) }] : []))
    .sort((one, other) => one.number - other.number);

/** Number of the latest commit that stamped the ledger; 0: none. */
export const lastStamp = (snapshot: Snapshot): number => stampsIn(snapshot).slice(-1)[0]?.number ?? 0;

export const hasStamp = (snapshot: Snapshot, number: number): boolean =>
  number === 0 || stampsIn(snapshot).some((stamp) => stamp.number === number);

/** The stamp to write together with a commit's changes. */
export function stampChanges(snapshot: Snapshot): Change[] {
  if (!snapshot.grids.has("ledger")) return [];
  const [older, newer] = stampsIn(snapshot);
  const key = `stamp:${snapshot.structure.lastCommit + 1}`;
  return older === undefined || newer === undefined
    ? [{ kind: "insert", tab: "ledger", cells: { key, kind: STAMP_KIND } }]
    : [{ kind: "update", tab: "ledger", position: older.position, cells: { key } }];
}

const shown = (snapshot: Snapshot): Shown => ({
  stamps: stampsIn(snapshot).map(({ number }) => number),
  isEmptied: holdsNothing(snapshot, "ledger") && !holdsNothing(snapshot, "listings"),
  fence: Math.max(0, snapshot.structure.lastFence),
});

const holdsNothing = ({ grids }: Snapshot, tab: TabName): boolean => (grids.get(tab)?.rows ?? []).every(isEmpty);

/** The set-back, if there is one. `null` also if the ledger cannot be read, since nothing is written then. */
export function setBackIn(reach: Reach, snapshot: Snapshot): NoticedSetBack | null {
  const found = snapshot.grids.has("ledger") ? setBackOf(reach, shown(snapshot)) : null;
  return found === null ? null : { ...found, givenBack: givenBack(reach, snapshot) };
}

/** What to keep after a commit was written: the first of its run, or a later one. */
export function keepReach(kept: KeptReach, snapshot: Snapshot, commit: "first" | "later"): Reach {
  const { lastCommit: last } = snapshot.structure;
  const reach = kept.get();
  const ids = assignedIn(snapshot);
  const given = givenSince(reach.ids, ids, snapshot);
  const after = reachAfter(reach, { last, ids, given, startedAt: kept.now(), isFirst: commit === "first" });
  kept.set(after);
  return after;
}

/** The tabs whose rows have ids that Aisle assigns, by letter. */
const NUMBERED: Readonly<Record<string, TabName>> = { U: "inventory", V: "products", S: "shipments" };

/** The new ids, with digests of their rows. */
const givenSince = (before: Reach["ids"], ids: Reach["ids"], { grids }: Snapshot): Reach["given"] =>
  Object.entries(NUMBERED).flatMap(([letter, tab]) => {
    const last = before[letter] ?? 0;
    if ((ids[letter] ?? 0) <= last) return [];
    return (grids.get(tab)?.rows ?? []).flatMap((row): Reach["given"] => {
      const id = idOf(tab, row);
      const likeness = saysOf(tab, row);
      const isNew = looksAssigned(letter, id) && Number(id.slice(2)) > last;
      return isNew && likeness !== null ? [[id, likeness]] : [];
    });
  });

/**
 * Gives rows of a spreadsheet that was set back their former ids. If two rows have the same content, neither gets one.
 */
const givenBack = ({ given }: Reach, { grids }: Snapshot): Change[] =>
  Object.entries(NUMBERED).flatMap(([letter, tab]) => {
    const rows = grids.get(tab)?.rows ?? [];
    const standing = new Set(rows.map((row) => idOf(tab, row)));
    const lost = given.filter(([id]) => id.startsWith(`${letter}-`) && !standing.has(id));
    const twins = twinsOf(rows.map((row) => saysOf(tab, row)));
    const known = twinsOf(lost.map(([, likeness]) => likeness));
    return rows.flatMap((row, position): Change[] => {
      const likeness = saysOf(tab, row);
      if (likeness === null || !wantsId(idOf(tab, row) || null) || twins.has(likeness) || known.has(likeness))
        return [];
      const id = lost.find(([, one]) => one === likeness)?.[0];
      return id === undefined ? [] : [{ kind: "update", tab, position, cells: { [keyColumn(tab)]: id } }];
    });
  });

const keyColumn = (tab: TabName): string => TABS[tab].key[0] ?? "";

const idOf = (tab: TabName, row: GridRow): string => cellText(row[keyColumn(tab)] ?? null);

function saysOf(tab: TabName, row: GridRow): string | null {
  const likeness = likenessOf(tab, row);
  return likeness === null ? null : digest(likeness).slice(-7);
}

/** The numbers last assigned, according to the ledger. */
const assignedIn = ({ grids }: Snapshot): Reach["ids"] =>
  Object.fromEntries(
    (grids.get("ledger")?.rows ?? []).flatMap(({ key, data }) => {
      const [, letter] = /^counter:(\w+)$/.exec(String(key ?? "")) ?? [];
      const [, last] = /"last":(\d+)/.exec(String(data ?? "")) ?? [];
      return letter === undefined || !(letter in NUMBERED) || last === undefined ? [] : [[letter, Number(last)]];
    }),
  );
