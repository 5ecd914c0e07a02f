/** The catalog comes whole by whatever way of paging Walmart goes along with, and a total is not believed over pages. */
import { items } from "../../support/account-under-test";
import { type Answer, error, scriptedAccount } from "../../support/scripted-account";

const ALL = Array.from({ length: 130 }, (_, at) => `L${at}`);
const REFUSED = { status: 400, body: error("INVALID_REQUEST_PARAM", "Invalid value") };
const NOTHING = { status: 404, body: error("CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API") };
const pageFrom = (from: number, more: object = {}, size = 50) => {
  const shown = ALL.slice(from, from + size);
  return shown.length === 0 ? NOTHING : { body: { ItemResponse: items(shown), totalItems: ALL.length, ...more } };
};
const list = (answer: Answer) => scriptedAccount(answer).marketplace.listListings();
const whole = (answer: Answer) => {
  const { listings, complete } = list(answer);
  expect(listings.map(({ sku }) => String(sku))).toEqual(ALL);
  expect(complete).toBe(true);
};

describe("the way of paging", () => {
  test("by cursor and offset, as measured live", () => {
    whole(({ query }) => pageFrom(Number(query.offset ?? 0), { nextCursor: "snapshot" }));
  });

  test("by a cursor that changes, where an offset is refused", () => {
    whole(({ query }) => {
      if (query.offset !== undefined) return REFUSED;
      const from = query.nextCursor === "*" ? 0 : Number(query.nextCursor);
      return pageFrom(from, { nextCursor: String(from + 50) });
    });
  });

  test("by offset alone, where the cursor is refused", () => {
    whole(({ query }) =>
      query.nextCursor === undefined || query.nextCursor === "*"
        ? pageFrom(Number(query.offset ?? 0), { nextCursor: "dead" })
        : REFUSED,
    );
  });
});

describe("a total", () => {
  test.each([1, 49, 50, 100])("of %i is not believed over full pages that bring more", (totalItems) => {
    const { listings } = list(({ query }) => pageFrom(Number(query.offset ?? 0), { nextCursor: "s", totalItems }));
    expect(listings).toHaveLength(ALL.length);
  });

  test("that shrinks on the way: the largest counts, and the list is a part", () => {
    const { listings, complete } = list(({ query }) =>
      query.offset === undefined ? pageFrom(0, { nextCursor: "s", totalItems: 400 }) : pageFrom(Number(query.offset)),
    );
    expect([listings.length, complete]).toEqual([ALL.length, false]);
  });

  test("that is text, or none, spoils nothing", () => {
    for (const totalItems of ["130", "many", null, {}])
      whole(({ query }) => pageFrom(Number(query.offset ?? 0), { nextCursor: "s", totalItems }));
  });
});

test.each<[string, ReturnType<Answer>]>([
  ["500", { status: 500, body: "" }],
  ["nothing", "lost"],
  ["a bare 404", { status: 404, body: "" }],
  ["something unreadable", { body: 7 }],
])("a later page answers %s: the listings before it are given as a part, and why is told", (_, answer) => {
  const { listings, complete, issues } = list(({ query }) =>
    query.offset === "50" ? answer : pageFrom(0, { nextCursor: "s" }),
  );
  expect([listings.length, complete]).toEqual([50, false]);
  expect(issues[0]?.message).toContain("Only a part of your listings came.");
});

test("a SKU or title that looks like an error of a sheet is text like any other", () => {
  const odd = ["#N/A", "#REF!", "Loading...", "TRUE"].map((sku) => ({ ...items([sku])[0], productName: sku }));
  const { listings } = list(() => ({ body: { ItemResponse: odd, totalItems: 4 } }));
  expect(listings.map(({ sku, title }) => [sku, title])).toEqual(
    odd.map(({ productName }) => [productName, productName]),
  );
});
