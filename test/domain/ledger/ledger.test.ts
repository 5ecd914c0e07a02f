import { forget, readLedger, remember } from "../../../src/domain/ledger/ledger";
import type { LedgerRow } from "../../../src/domain/ledger/ledger-columns";
import { rememberItems } from "../../../src/domain/ledger/packed";
import { type Cells, rowsOf, written } from "../../support/paper";

const ledgerOf = (...rows: Cells<"ledger">[]) => readLedger(rowsOf("ledger", rows));
const row = (key: string, data: string): Cells<"ledger"> => ({ key, kind: key.split(":")[0] ?? "", data });

describe("what Aisle remembers", () => {
  test("what was remembered is recalled by kind and name", () => {
    const paper = written({}, [remember(ledgerOf(), "counter", "U", { last: 7 })]);
    expect(readLedger(rowsOf("ledger", paper.ledger ?? [])).recall("counter", "U")).toEqual({ last: 7 });
  });

  test("one name of two kinds is two memories", () => {
    const ledger = ledgerOf(row("waiting:1001", '{"walmart":"Created"}'));
    expect(ledger.recall("order", "1001")).toBeNull();
    expect(ledger.recall("waiting", "1001")).toEqual({ walmart: "Created" });
  });

  test("a name may hold any character", () => {
    const name = JSON.stringify(["1:2", null, "a “b”"]);
    const memory = { id: "S-000001", state: "sent", content: "[]", left: 1 } as const;
    const paper = written({}, [remember(ledgerOf(), "shipment", name, memory)]);
    const ledger = readLedger(rowsOf("ledger", paper.ledger ?? []));
    expect(ledger.recall("shipment", name)).toEqual(memory);
    expect(ledger.names("shipment")).toEqual([name]);
  });

  const unreadable: readonly [string, string | null][] = [
    ["text that is not JSON", "{oops"],
    ["JSON of another shape", '{"last":"seven"}'],
    ["JSON that is no object", "7"],
    ["a blank cell", null],
  ];
  test.each(unreadable)("%s counts as not remembered", (_what, data) => {
    expect(ledgerOf({ key: "counter:U", kind: "counter", data }).recall("counter", "U")).toBeNull();
  });

  test("one unreadable row does not take the others with it", () => {
    const ledger = ledgerOf(row("counter:U", "{"), row("counter:V", '{"last":3}'));
    expect(ledger.recall("counter", "V")).toEqual({ last: 3 });
  });

  test("remembering again replaces the row, also an unreadable one", () => {
    const rows = [row("counter:V", '{"last":3}'), row("counter:U", "{")];
    const paper = written({ ledger: rows }, [remember(ledgerOf(...rows), "counter", "U", { last: 8 })]);
    expect(paper.ledger).toHaveLength(2);
    expect(readLedger(rowsOf("ledger", paper.ledger ?? [])).recall("counter", "U")).toEqual({ last: 8 });
  });

  test("of two rows with one key the first counts and is the one replaced", () => {
    const rows = [row("counter:U", '{"last":1}'), row("counter:U", '{"last":2}')];
    expect(ledgerOf(...rows).recall("counter", "U")).toEqual({ last: 1 });
    const paper = written({ ledger: rows }, [remember(ledgerOf(...rows), "counter", "U", { last: 9 })]);
    expect(readLedger(rowsOf("ledger", paper.ledger ?? [])).recall("counter", "U")).toEqual({ last: 9 });
  });

  test("forgetting removes the row; what is not remembered needs no forgetting", () => {
    const rows = [row("waiting:1", '{"walmart":"Created"}'), row("waiting:2", '{"walmart":"Created"}')];
    const paper = written({ ledger: rows }, forget(ledgerOf(...rows), "waiting", "1"));
    expect(readLedger(rowsOf("ledger", paper.ledger ?? [])).names("waiting")).toEqual(["2"]);
    expect(forget(ledgerOf(), "waiting", "1")).toEqual([]);
  });

  test("rows that are not Aisle's are passed over", () => {
    const rows: readonly LedgerRow[] = rowsOf("ledger", [{ kind: "note", data: "mine" }]);
    expect(readLedger(rows).names("order")).toEqual([]);
  });

  test("what is not worth a commit of its own says so", () => {
    const memory = { at: 5, from: 1 };
    expect(remember(ledgerOf(), "cursor", "orders", memory, { onlyAlongside: true })).toMatchObject({
      onlyAlongside: true,
    });
    expect(remember(ledgerOf(), "cursor", "orders", memory)).not.toHaveProperty("onlyAlongside");
  });

  test("what is kept by name is the same memory in whatever order rows and answers happened to stand", () => {
    const freed = (...names: readonly string[]) =>
      remember(ledgerOf(), "order", "1001", {
        walmart: "Created",
        local: "New",
        lines: ["1"],
        freed: Object.fromEntries(names.map((name) => [name, [name]])),
      });
    expect(freed("2", "U-1", "a", "B")).toEqual(freed("a", "B", "2", "U-1"));
  });

  test("many small things make the same rows in whatever order they come", () => {
    const names = Array.from({ length: 300 }, (_, index) => `SKU-${index}`);
    const items = (of: readonly string[]) => new Map(of.map((name) => [name, name.length] as const));
    const rows = rememberItems(ledgerOf(), "missing", items(names));
    expect(rows.length).toBeGreaterThan(1);
    expect(rememberItems(ledgerOf(), "missing", items([...names].reverse()))).toEqual(rows);
  });
});
