import { assignIds } from "../../../src/domain/values/assigned-ids";
import { type CellKind, type Column, type RawCell, sellers } from "../../../src/domain/values/column";
import { failure, toFailure } from "../../../src/domain/values/failure";
import { issue, issueText } from "../../../src/domain/values/issue";
import { isHint, parseCell } from "../../../src/domain/values/parse-cell";
import { twinsOf } from "../../../src/domain/values/twins";
import { date } from "../../support/builders";

const columnOf = (kind: CellKind): Column => sellers(kind, "Heading", "Means something.");
const parse = (kind: CellKind, raw: RawCell) => parseCell("name", columnOf(kind), raw);
const DAY = date("2026-11-23T14:30:00Z");

describe("what a cell means", () => {
  const read: readonly [string, CellKind, RawCell, unknown][] = [
    ["a whole number is a quantity", "quantity", 12, 12],
    ["zero is a quantity", "quantity", 0, 0],
    ["999,999 is a quantity", "quantity", 999_999, 999_999],
    ["a count may be negative", "count", -3, -3],
    ["money is kept in cents", "money", 19.99, 1999],
    ["money in binary fractions is rounded to the cent", "money", 1.005 * 100, 10_050],
    ["a percent cell of 90 % reads 90", "percent", 0.9, 90],
    ["a percent cell of 29 % reads 29 exactly", "percent", 0.29, 29],
    ["a percent cell of 100 % reads 100", "percent", 1, 100],
    ["a percent cell of 1 % reads 1", "percent", 0.01, 1],
    ["a percent cell of 12.5 % is not rounded", "percent", 0.125, 12.5],
    ["a plain 90 in a percent column reads 90", "percent", 90, 90],
    ["an identifier keeps its zeros", "identifier", "007", "007"],
    ["an identifier keeps blanks between its words", "identifier", "A 1", "A 1"],
    ["a long number as text keeps all its digits", "identifier", "1234567890123456789", "1234567890123456789"],
    ["a text with an E and no plus is an identifier like any other", "identifier", "1E5", "1E5"],
    ["a number in a text cell becomes text", "text", 7, "7"],
    ["a date in a text cell keeps what it shows", "text", DAY, DAY.text],
    ["a choice is text", "choice", "SKU", "SKU"],
    ["a date is an instant", "instant", DAY, DAY.instant],
    ["a tick is true", "tick", true, true],
    ["an unticked box is false", "tick", false, false],
    ["any keeps the cell as it is", "any", DAY, DAY],
  ];
  test.each(read)("%s", (_rule, kind, raw, value) => {
    expect(parse(kind, raw)).toEqual({ value });
  });

  const refused: readonly [string, CellKind, RawCell, string][] = [
    ["12 pcs is not a quantity", "quantity", "12 pcs", "not-a-number"],
    ["1,200 as text is not a quantity", "quantity", "1,200", "not-a-number"],
    ["a number typed as text is not a quantity", "quantity", "12", "not-a-number"],
    ["a date never passes as a quantity", "quantity", DAY, "not-a-number"],
    ["a tick never passes as a quantity", "quantity", true, "not-a-number"],
    ["a negative quantity is a problem", "quantity", -1, "quantity-too-small"],
    ["a small negative fraction is not floored to zero", "quantity", -0.5, "quantity-too-small"],
    ["a quantity above 999,999 is a problem", "quantity", 1_000_000, "quantity-too-large"],
    ["an error is not a quantity", "quantity", { error: "#N/A" }, "cell-error"],
    ["an explained error is not a quantity", "quantity", { error: "#DIV/0! (Division by zero)" }, "cell-error"],
    ["an error is not a text", "text", { error: "#REF!" }, "cell-error"],
    ["an error is not an identifier", "identifier", { error: "#NAME?" }, "cell-error"],
    ["an error is not any value", "any", { error: "#VALUE!" }, "cell-error"],
    ["what is still loading is not a text", "text", { error: "Loading..." }, "cell-error"],
    ["0 % is out of range", "percent", 0, "percent-out-of-range"],
    ["101 is out of range", "percent", 101, "percent-out-of-range"],
    ["150 % is out of range, not 2 %", "percent", 1.5, "percent-out-of-range"],
    ["half a per cent is out of range", "percent", 0.005, "percent-out-of-range"],
    ["90 % as text is not a percent", "percent", "90 %", "not-a-number"],
    ["a number too long for a sheet is not an identifier", "identifier", 1.2345678901234568e18, "identifier-not-text"],
    ["a number of sixteen digits is not an identifier", "identifier", 1_234_567_890_123_456, "identifier-not-text"],
    ["1E+15 held as a number is not an identifier", "identifier", 1e15, "identifier-not-text"],
    ["a fraction is not an identifier", "identifier", 12.5, "identifier-not-text"],
    ["a date is not an identifier", "identifier", DAY, "identifier-not-text"],
    ["a tick is not an identifier", "identifier", true, "identifier-not-text"],
    ["a text is not a date", "instant", "tomorrow", "not-a-date"],
    ["a number is not a date", "instant", 45_000, "not-a-date"],
    ["yes is not a tick", "tick", "yes", "not-a-tick"],
    ["text is not money", "money", "$20", "not-a-number"],
  ];
  test.each(refused)("%s", (_rule, kind, raw, code) => {
    const parsed = parse(kind, raw);
    expect(parsed.value).toBeNull();
    expect(parsed.issue).toMatchObject({ code, subject: "Heading", column: "name" });
    expect(parsed.issue?.message).toMatch(/^Heading: .+\.$/);
  });

  const named: readonly [string, RawCell, string, string][] = [
    ["an IMEI that became a number", 353012345678901, "353012345678901", "identifier-became-a-number"],
    ["a SKU that became a number and may have lost zeros", 12, "12", "identifier-became-a-number"],
    ["a long number shortened on its way", "1.79628E+12", "1.79628E+12", "identifier-shortened"],
    ["1E+15 as text", "1E+15", "1E+15", "identifier-shortened"],
    ["a space at the end", "A-1 ", "A-1 ", "identifier-spaces"],
    ["spaces on both sides", " 007 ", " 007 ", "identifier-spaces"],
    ["a tab at the beginning", "\tA-1", "\tA-1", "identifier-spaces"],
  ];
  test.each(named)("%s is kept as an identifier and named", (_rule, raw, value, code) => {
    const parsed = parse("identifier", raw);
    expect(parsed.value).toBe(value);
    expect(parsed.issue).toMatchObject({ code, subject: "Heading", column: "name" });
    expect(parsed.issue?.message).toMatch(/^Heading: .+\.$/);
  });

  test("only a number that lost no digit lets the row go on", () => {
    const hints = named.filter(([, raw]) => {
      const { issue: found } = parse("identifier", raw);
      return found !== undefined && isHint(found);
    });
    expect(hints.map(([, raw]) => raw)).toEqual([353012345678901, 12]);
  });

  const KINDS: readonly CellKind[] = [
    ...(["identifier", "text", "choice", "quantity", "count"] as const),
    ...(["money", "percent", "instant", "tick", "any"] as const),
  ];
  test.each(KINDS)("a blank %s is not zero, not text, not a problem", (kind) => {
    expect(parse(kind, null)).toEqual({ value: null });
    expect(parse(kind, "")).toEqual({ value: null });
  });

  test("a fraction is rounded down and named", () => {
    const parsed = parse("quantity", 3.9);
    expect(parsed.value).toBe(3);
    expect(parsed.issue?.code).toBe("quantity-fraction");
    expect(parsed.issue?.message).toBe("Heading: 3.9 is not a whole number; 3 is used.");
  });

  test("a text that only mentions an error is a text", () => {
    expect(parse("text", "see #N/A")).toEqual({ value: "see #N/A" });
    expect(parse("text", "#N/A")).toEqual({ value: "#N/A" });
  });

  test("the problem of a date where an identifier belongs shows the date as the seller sees it", () => {
    expect(parse("identifier", DAY).issue?.message).toContain(DAY.text);
  });

  test("the problem of a date in a number cell shows the date as the seller sees it", () => {
    expect(parse("quantity", DAY).issue?.message).toContain(DAY.text);
  });
});

describe("the problems of a row in one cell", () => {
  test("no problem leaves the cell blank", () => expect(issueText([])).toBeNull());

  test("each message stands once, in the order found", () => {
    const [one, two] = [issue("a", "x", "First."), issue("b", "x", "Second.")];
    expect(issueText([one, two, { ...one, code: "c" }])).toBe("First. · Second.");
  });
});

describe("ids that Aisle issues", () => {
  const idsOf = (last: number, taken: readonly (string | null)[], count = 1) =>
    assignIds("U", Array.from({ length: count }), last, taken);

  test("the first is U-000001", () => expect(idsOf(0, []).items[0]?.id).toBe("U-000001"));

  test("numbers go on after the one last issued, although its row is gone", () => {
    expect(idsOf(41, []).items[0]?.id).toBe("U-000042");
  });

  test("a number that stands in the tab is never issued again, although the memory of it is lost", () => {
    expect(idsOf(0, ["U-000007", null, "U-000003"]).items[0]?.id).toBe("U-000008");
  });

  test("each row gets its own, and the last is remembered", () => {
    const issued = idsOf(5, [], 3);
    expect(issued.items.map(({ id }) => id)).toEqual(["U-000006", "U-000007", "U-000008"]);
    expect(issued.last).toBe(8);
  });

  test("what is not an id of this letter is passed over", () => {
    expect(idsOf(0, ["V-000900", "U-abc", "900", "U-"]).items[0]?.id).toBe("U-000001");
  });

  test("ids grow beyond six digits", () => expect(idsOf(999_999, []).items[0]?.id).toBe("U-1000000"));
});

describe("twins", () => {
  test("a text that occurs twice is a twin, a blank never is", () => {
    expect([...twinsOf(["a", null, "b", "a", null])]).toEqual(["a"]);
  });

  test("upper and lower case and blanks tell texts apart", () => expect(twinsOf(["a", "A", "a "]).size).toBe(0));
});

describe("failures", () => {
  test("an unexpected exception becomes a sentence without its text", () => {
    const found = toFailure(new TypeError("secret internals"));
    expect(found).toMatchObject({ kind: "defect", code: "unexpected" });
    expect(found.message).not.toContain("secret");
  });

  test("a failure is passed on as it is", () => {
    const known = failure("setup", "no-key", "Type your key.");
    expect(toFailure(known)).toBe(known);
  });

  test("a failure from another realm is recognised by its shape", () => {
    const foreign = { kind: "setup", code: "no-key", message: "Type your key." };
    expect(toFailure(foreign).message).toBe("Type your key.");
  });

  test.each([null, undefined, "text", 7, {}])("%p thrown is a defect", (thrown) => {
    expect(toFailure(thrown).kind).toBe("defect");
  });
});
