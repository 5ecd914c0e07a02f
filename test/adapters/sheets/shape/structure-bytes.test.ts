/** What it costs to find every tab and column, in the two ways that Google offers, and when which is taken. */
import { AS_DOCUMENTED } from "../../../../src/adapters/sheets/shape/platform-facts";
import { toStructure } from "../../../../src/adapters/sheets/shape/structure";
import { isFitForOneAnswer, readStructure } from "../../../../src/adapters/sheets/shape/structure-read";
import { shopBook, type UnderTest } from "../../../support/workbook-under-test";

const BY_SEARCH = { ...AS_DOCUMENTED, columnsComeWithTabs: false };

/** Requests, and bytes of all answers. */
function costOf(one: UnderTest, facts: typeof AS_DOCUMENTED) {
  const answers: unknown[] = [];
  const heard = <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Answer) => {
    return (...asked: Asked): Answer => {
      const answer = ask(...asked);
      answers.push(answer);
      return answer;
    };
  };
  const { api } = one;
  const structure = toStructure(readStructure({ ...api, get: heard(api.get), metadata: heard(api.metadata) }, facts));
  return {
    requests: answers.length,
    bytes: Buffer.byteLength(answers.map((answer) => JSON.stringify(answer)).join("")),
    structure,
  };
}

function shopBeside(foreignTabs: number): UnderTest {
  const one = shopBook();
  for (let tab = 0; tab < foreignTabs; tab += 1) one.people.addTab(`My tab ${tab}`);
  return one;
}

test.each([0, 60, 180])(
  "beside %i tabs of the seller's: one request, which costs less than a second one would save",
  (foreignTabs) => {
    const one = shopBeside(foreignTabs);
    const [together, searched] = [costOf(one, AS_DOCUMENTED), costOf(one, BY_SEARCH)];
    console.info(
      `${foreignTabs} tabs of 26 columns: ${together.requests} request of ${together.bytes} bytes, or ${searched.requests} of ${searched.bytes}`,
    );
    expect([together.requests, searched.requests]).toEqual([1, 2]);
    expect(together.bytes - searched.bytes).toBeLessThan(20_000);
    expect(isFitForOneAnswer(together.structure)).toBe(true);
  },
);

test("both ways find the same tabs and columns, wherever people put them", () => {
  const one = shopBeside(3);
  one.people.moveColumn("Listings", "A", "D");
  one.people.insertColumns("Orders", "B", 4);
  one.people.duplicateTab("Products");
  expect(costOf(one, BY_SEARCH).structure).toEqual(costOf(one, AS_DOCUMENTED).structure);
});

test("tabs of the seller's with more columns than one answer should hold: the self-test has columns searched for", () => {
  const one = shopBeside(1);
  one.people.insertColumns("My tab 0", "B", 5_000);
  const lacking = () => (one.workbook.testPlatform() ?? []).filter(({ holds }) => !holds).map(({ fact }) => fact);
  expect(lacking()).toEqual(["columnsComeWithTabs"]);
  one.wire.calls.length = 0;
  expect(one.workbook.read().unusable.size).toBe(0);
  expect(one.wire.calls.slice(0, 2)).toEqual(["get", "metadata"]);
  one.people.deleteTab("My tab 0");
  expect(lacking()).toEqual([]);
});

test("Google answers with nothing to a look at all columns: the same run searches for them", () => {
  const one = shopBook({ switches: { gridsOfAllTabs: "empty" } });
  expect(one.workbook.read().unusable.size).toBe(0);
  expect(one.wire.calls.slice(0, 3)).toEqual(["get", "get", "metadata"]);
});
