import type { RunReport } from "../../src/domain/log/run-report";
import { failure } from "../../src/domain/values/failure";
import { runScheduled, syncNow } from "../../src/jobs/run";
import { aListing, aProduct, aUnit, settingRows, units } from "../support/builders";
import { aScript, elapse, type Script, worldOf } from "../support/scripted-world";

const HOUR_MS = 3_600_000;
const failing = (script: Script, event: string): Script => {
  script.before = (now) => {
    if (now === event) throw failure("transient", "down", "Walmart cannot be reached.");
  };
  return script;
};
const shop = (): Script => aScript({ products: [aProduct()], listings: [aListing()], inventory: units(3) });
const hours = (script: Script, count: number): RunReport[] =>
  Array.from({ length: count }, () => {
    const report = runScheduled(worldOf(script));
    elapse(script, HOUR_MS);
    return report;
  });

describe("mails about what automatic runs meet", () => {
  test("one a day for a failure that lasts, in the words of the report", () => {
    const script = failing(shop(), "listStock first");
    const [first] = hours(script, 24);
    expect(script.mails).toHaveLength(1);
    expect(script.mails[0]?.body).toContain(first?.summary ?? "no summary");
    hours(script, 1);
    expect(script.mails).toHaveLength(2);
  });

  test("another kind of problem is told at once, also on the same day", () => {
    const script = failing(shop(), "listStock first");
    hours(script, 2);
    script.before = () => undefined;
    script.paper = { ...script.paper, inventory: [...units(3), aUnit({ stockOf: "nobody knows" })] };
    hours(script, 2);
    expect(script.mails.map(({ body }) => body.split(":")[0])).toEqual([
      expect.stringContaining("The run failed"),
      "1 row needs you",
    ]);
  });

  test("none where all is well, none for a click, none when the seller does not want any", () => {
    const well = shop();
    hours(well, 3);
    const clicked = failing(shop(), "listStock first");
    syncNow(worldOf(clicked));
    const unwanted = failing(shop(), "listStock first");
    unwanted.paper = { ...unwanted.paper, settings: settingRows({ ...ON, "Mail About Problems": "Off" }) };
    hours(unwanted, 3);
    expect([well, clicked, unwanted].flatMap(({ mails }) => mails)).toEqual([]);
  });
});

const ON = { "Order Import": "On", "Inventory Quantity Sync": "On" };
