/** Kills every run of the day at every service call after which anything may be different, and lets an ordinary run follow. */
import { type DayStep, openDay } from "../../../dev/demo/actors";
import { DAY } from "../../../dev/demo/day";
import { type SellerParts, sellerParts } from "../../../dev/demo/parts";
import { inProcess } from "../../../dev/world/carriers";
import type { World, WorldSnapshot } from "../../../dev/world/world";
import { type DayState, dayState } from "./day-state";

type Shop = SellerParts & { readonly world: World<SellerParts["book"]> };
type DoorStep = Extract<DayStep, { readonly door: string }>;

interface Moment {
  readonly step: DoorStep;
  readonly before: WorldSnapshot;
  /** The services that the run calls when nobody stops it. */
  readonly calls: readonly string[];
  readonly after: DayState;
}

function openShop(): Shop {
  const parts = sellerParts();
  return { ...parts, world: inProcess(parts) };
}

const call = ({ world }: Shop, { door, args = [], from = "menu" }: DoorStep, killAtCall?: number) =>
  world.run(door, args, { from, ...(killAtCall === undefined ? {} : { killAtCall }) });

/** The first `runs` runs of the day as they should go, the day stopped before each. */
function undisturbedDay(shop: Shop, runs: number): readonly Moment[] {
  const day = openDay(shop);
  let begun = 0;
  return DAY.flatMap((step) => {
    if (begun === runs) return [];
    if ("act" in step) {
      step.act(day);
      return [];
    }
    begun += 1;
    const before = shop.world.snapshot();
    const { execution } = call(shop, step);
    const calls = shop.world.emulator.ledger.entries.flatMap((entry) =>
      entry.execution === execution ? entry.service : [],
    );
    return [{ step, before, calls, after: dayState(shop) }];
  });
}

/** Describes the sweep over the runs of the day from one number to before another, counted from 0, but for `elsewhere`. */
export function describeSweep(from: number, to: number, elsewhere: ReadonlySet<string> = new Set()): void {
  describe("a run that dies at any service call, followed by an ordinary run", () => {
    const shop = openShop();
    let killed = 0;
    const moments = undisturbedDay(shop, to).filter(({ step }, run) => run >= from && !elsewhere.has(step.title));

    test.each(moments.map((moment) => [moment.step.title, moment] as const))(
      "leaves what the undisturbed run leaves, nothing lost and nothing doubled: %s",
      (_, moment) => {
        killed += sweep(shop, moment);
      },
      180_000,
    );

    afterAll(() => {
      const calls = moments.reduce((sum, moment) => sum + moment.calls.length, 0);
      console.info(
        `service calls of ${moments.length} runs: ${calls}; executions killed, each with a run after it: ${killed}`,
      );
    });
  });
}

/** Calls that leave everything as it is, so a death after one leaves what a death before it leaves. */
const LOOKS =
  /^(Sheets\.Spreadsheets\.(get|getByDataFilter|Values\.batchGetByDataFilter|DeveloperMetadata\.search)|Properties\.getProperty|Cache\.get|(Cache|Properties|Lock)Service\.get\w+|MailApp\.getRemainingDailyQuota|Utilities\.(formatDate|getUuid|base64Encode)|Session\.|SpreadsheetApp\.getActiveSpreadsheet|Spreadsheet\.getName)$/;

/** Gives how many executions were killed. */
function sweep(shop: Shop, { step, before, calls, after }: Moment): number {
  // A death at the first call comes before anything was called.
  const deaths = calls.flatMap((_, at) => (LOOKS.test(calls[at - 1] ?? "") ? [] : [at + 1]));
  for (const killAtCall of deaths) {
    shop.world.restore(before);
    expect(call(shop, step, killAtCall).outcome).toBe("killed");
    expect(call(shop, step).outcome).toBe("returned");
    const state = dayState(shop);
    // Comparing texts first is many times faster than jest's own comparison, which then words the difference.
    if (JSON.stringify(state) !== JSON.stringify(after))
      expect({ killAtCall, state }).toEqual({ killAtCall, state: after });
  }
  return deaths.length;
}
