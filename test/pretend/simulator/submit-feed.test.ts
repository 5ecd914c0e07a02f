import { FEED_LIMITS } from "../../../dev/simulator/walmart/feeds/limits";
import { OFFICIAL_LIMITS } from "../../../dev/simulator/walmart/wire/families";
import { inventoryFile, nodesFile, post, readFeed, submit } from "../../support/feed-shop";
import { call, getToken, NOW } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

const MINUTE = 60_000;

const latencies = { "feed-received": MINUTE, "feed-processing": 5 * MINUTE };

const shop = (switches = {}) => smallShop({ latencies, switches });

const DONE = NOW + 5 * MINUTE;

describe("handing in", () => {
  test("a plain JSON body is taken at once and changes nothing yet; its id holds an at sign [EJ; S:feeds]", () => {
    const walmart = shop();
    const got = post(walmart, inventoryFile([["A", 4]]));
    expect(got).toMatchObject({ status: 200, json: { feedId: expect.stringMatching(/^[0-9A-F]{32}@\w+$/) } });
    expect(walmart.quantities().get("A")).toBe(10);
    expect(walmart.counters().violations).toEqual({});
  });

  test("a form with a part named file does as well, and the list tells the file's name [S:inv]", () => {
    const walmart = shop();
    const body = [
      "--mark",
      'Content-Disposition: form-data; name="other"',
      "",
      "{}",
      "--mark",
      'Content-Disposition: form-data; name="file"; filename="stock.json"',
      "Content-Type: application/json",
      "",
      JSON.stringify(inventoryFile([["A", 4]])),
      "--mark--",
      "",
    ].join("\r\n");
    const headers = { "Content-Type": "multipart/form-data; boundary=mark" };
    expect(post(walmart, body, "feedType=inventory", { headers }).status).toBe(200);
    const listed = call(walmart, "feeds", { now: DONE }).json.results.feed[0];
    expect(listed).toMatchObject({ fileName: "stock.json", feedStatus: "PROCESSED" });
    expect(walmart.quantities().get("A")).toBe(4);
  });

  test.each([
    ["a form without that part", "multipart/form-data; boundary=mark", "--mark\r\n\r\nx\r\n--mark--"],
    ["another type", "text/plain", "{}"],
  ])("%s is 415 (assumed)", (_, type, body) => {
    expect(post(shop(), body, "feedType=inventory", { headers: { "Content-Type": type } }).status).toBe(415);
  });

  test.each([
    ["no feedType", ""],
    ["an unknown feedType", "feedType=price"],
    ["an unknown ship node", "feedType=inventory&shipNode=9"],
  ])("%s is refused with 400 in the shape of the area [S:feeds; D:error-codes]", (_, query) => {
    const walmart = shop();
    const got = post(walmart, inventoryFile([["A", 4]]), query);
    expect([got.status, got.json.errors[0].code]).toEqual([400, expect.stringContaining("GMP_RECEIVER_API")]);
    expect(walmart.feeds()).toEqual([]);
  });

  test.each([
    ["another type of feed", {}, "feedType=price"],
    ["an XML file", "<InventoryFeed/>", "feedType=inventory"],
  ])("%s is not simulated: refused and marked", (_, file, query) => {
    const walmart = shop();
    expect(post(walmart, file, query).status).toBe(400);
    expect(walmart.counters().violations).toEqual({ "not-simulated": 1 });
  });

  test.each([
    ["inventory", 10_485_760, "production"],
    ["MP_INVENTORY", 1_048_576, "production"],
    ["inventory", 2_048, "sandbox"],
    ["MP_INVENTORY", 2_048, "sandbox"],
  ] as const)(
    "a file of %s above %i bytes is 413 in %s [EJ:refdata; D:sandbox-throttling-limits]",
    (type, bytes, environment) => {
      const walmart = shop();
      const file = (size: number) => JSON.stringify({ filler: "" }).replace('""', `"${"x".repeat(size - 13)}"`);
      const status = (size: number) => post(walmart, file(size), `feedType=${type}`, { environment }).status;
      expect([status(bytes), status(bytes + 1)]).toEqual([200, 413]);
    },
  );

  test.each([
    ["inventory", "production", 10],
    ["MP_INVENTORY", "production", 50],
    ["inventory", "sandbox", 30],
    ["MP_INVENTORY", "sandbox", 30],
  ] as const)(
    "%s in %s: %i an hour, then 429 [EJ:refdata; D:sandbox-throttling-limits]",
    (type, environment, perHour) => {
      const { family } = FEED_LIMITS[environment][type];
      expect(OFFICIAL_LIMITS[family]).toEqual({ capacity: perHour, windowMs: 3_600_000 });
      const walmart = shop();
      const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart, NOW, environment) };
      const status = (now: number) => post(walmart, {}, `feedType=${type}`, { headers, environment, now }).status;
      for (let at = 0; at < perHour; at += 1) expect(status(NOW)).toBe(200);
      expect(status(NOW)).toBe(429);
      expect(status(NOW + 3_600_000 / perHour)).toBe(perHour > 4 ? 200 : 429);
    },
  );

  test("reading feeds, list and single, is one family of 5000 a minute [EJ:refdata]", () => {
    expect(OFFICIAL_LIMITS.feeds).toEqual({ capacity: 5000, windowMs: MINUTE });
    const walmart = shop();
    call(walmart, "feeds");
    expect(call(walmart, "feeds/X").headers["x-current-token-count"]).toBe("4998");
  });
});

describe("the file", () => {
  const endOf = (file: unknown, query = "feedType=inventory") => {
    const walmart = shop();
    const { feedId } = post(walmart, file, query).json;
    return { walmart, answer: readFeed(walmart, feedId, DONE) };
  };

  test.each([
    ["lower-case members in 1.4 [EJ]", { inventoryHeader: { version: "1.4" }, inventory: [] }, "ERR_EXT_DATA_0503009"],
    ["a wrapper object [EJ]", { InventoryFeed: inventoryFile([["A", 4]]) }, "ERR_EXT_DATA_"],
    ["another version [feed-schemas]", { InventoryHeader: { version: "1.5" }, Inventory: [{}] }, "ERR_EXT_DATA_"],
    ["no items [feed-schemas]", { InventoryHeader: { version: "1.4" }, Inventory: [] }, "ERR_EXT_DATA_"],
    ["no JSON", "sku,quantity", "ERR_EXT_DATA_"],
    [
      "more than 10,000 item/node pairs [EJ:refdata]",
      inventoryFile(Array.from({ length: 10_001 }, (_, at) => [`L${at}`, 1])),
      "ERR_EXT_DATA_",
    ],
  ])("%s: the whole feed ends in ERROR with no items received", (_, file, code) => {
    const { answer, walmart } = endOf(file);
    expect(answer).toMatchObject({ feedStatus: "ERROR", itemsReceived: 0, itemDetails: { itemIngestionStatus: [] } });
    expect(answer.ingestionErrors.ingestionError[0]).toMatchObject({ type: "DATA_ERROR" });
    expect(answer.ingestionErrors.ingestionError[0].code).toContain(code);
    expect(walmart.inventoryWrites()).toEqual([]);
  });

  test("capitalised members in 1.5 end in ERROR too [S:inv]", () => {
    expect(endOf(inventoryFile([["A", 4]]), "feedType=MP_INVENTORY").answer.feedStatus).toBe("ERROR");
  });

  test.each([
    ["a negative amount", -1],
    ["a fraction", 1.5],
    ["an amount as text", "4"],
  ])("%s refuses that item and no other [feed-schemas/Inventory.json]", (_, amount) => {
    const { answer, walmart } = endOf(
      inventoryFile([
        ["A", amount],
        ["C", 5],
      ]),
    );
    expect(answer).toMatchObject({ feedStatus: "PROCESSED", itemsReceived: 2, itemsSucceeded: 1, itemsFailed: 1 });
    expect(answer.itemDetails.itemIngestionStatus).toMatchObject([
      { sku: "A", index: 0, ingestionStatus: "DATA_ERROR" },
      { sku: "C", index: 1, ingestionStatus: "SUCCESS", ingestionErrors: { ingestionError: null } },
    ]);
    expect([...walmart.quantities()]).toEqual(
      expect.arrayContaining([
        ["A", 10],
        ["C", 5],
      ]),
    );
  });

  test("1.4 belongs to the node of the query, 1.5 names the node of every amount [S:inv]", () => {
    const nodes = ["10001234567890123", "20001234567890123"] as const;
    const walmart = smallShop({ latencies, shipNodes: nodes.map((shipNode) => ({ shipNode })) });
    post(walmart, inventoryFile([["A", 4]]), `feedType=inventory&shipNode=${nodes[1]}`);
    post(walmart, nodesFile([["C", nodes[1], 7]]), "feedType=MP_INVENTORY");
    walmart.passTime(DONE);
    expect([...walmart.quantities(nodes[1])]).toEqual([
      ["A", 4],
      ["C", 7],
    ]);
    expect(walmart.quantities(nodes[0]).get("A")).toBe(10);
  });

  test("an unknown node in 1.5 refuses the item (assumed)", () => {
    const { answer } = endOf(nodesFile([["A", "9", 7]]), "feedType=MP_INVENTORY");
    expect(answer.itemDetails.itemIngestionStatus[0].ingestionStatus).toBe("DATA_ERROR");
  });

  test.each([
    ["data-error", "DATA_ERROR", 1],
    ["success", "SUCCESS", 0],
  ] as const)(
    "a SKU that does not exist: %s, a switch; nothing is set either way",
    (feedUnknownSku, status, failed) => {
      const walmart = shop({ feedUnknownSku });
      const answer = readFeed(walmart, submit(walmart, [["X", 4]]), DONE);
      expect(answer).toMatchObject({ feedStatus: "PROCESSED", itemsFailed: failed });
      expect(answer.itemDetails.itemIngestionStatus[0].ingestionStatus).toBe(status);
      expect(walmart.quantities().has("X")).toBe(false);
    },
  );
});
