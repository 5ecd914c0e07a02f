import { businessRequest, call, getToken, NOW, read, tokenRequest } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

const put = { method: "PUT", body: { sku: "A", quantity: { unit: "EACH", amount: 4 } } };

test("down: nothing is processed and no answer comes", () => {
  const walmart = smallShop();
  walmart.faults.set({ name: "down" });
  expect(walmart.handle(tokenRequest(), NOW)).toEqual({ failed: expect.stringContaining("Address unavailable") });
  walmart.faults.clear("down");
  expect(getToken(walmart)).toBeTruthy();
});

test("drop-after-processing: the write holds, the answer is lost, once for the chosen family", () => {
  const walmart = smallShop();
  walmart.faults.set({ name: "drop-after-processing", families: ["inventory-write"], requests: 1 });
  expect(() => call(walmart, "inventory?sku=A", put)).toThrow("Connection closed");
  expect(walmart.quantities().get("A")).toBe(4);
  expect(walmart.ledger().at(-1)).toMatchObject({ status: 0, isProcessed: true, fault: "drop-after-processing" });
  expect(call(walmart, "inventory?sku=A", put).status).toBe(200);
});

test.each([
  ["error-500", 500, 10],
  ["error-500-after-processing", 500, 4],
  ["html-503", 503, 10],
  ["throttled", 429, 10],
  ["forbidden", 403, 10],
  ["locked", 423, 10],
  ["order-outage", 400, 10],
  ["refuse-sku:A", 400, 10],
] as const)("%s: answers %i and leaves the quantity at %i", (name, status, quantity) => {
  const walmart = smallShop();
  walmart.faults.set({ name, families: ["inventory-write"] });
  expect(call(walmart, "inventory?sku=A", put).status).toBe(status);
  expect(walmart.quantities().get("A")).toBe(quantity);
});

test("refuse-sku strikes that SKU only", () => {
  const walmart = smallShop();
  walmart.faults.set({ name: "refuse-sku:C" });
  expect(call(walmart, "inventory?sku=A", put).status).toBe(200);
});

test("expired-token: the token sent dies, a fresh one works", () => {
  const walmart = smallShop();
  const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
  walmart.faults.set({ name: "expired-token", families: ["items"], requests: 1 });
  expect(call(walmart, "items", { headers }).status).toBe(401);
  expect(call(walmart, "items", { headers }).status).toBe(401);
  expect(call(walmart, "items").status).toBe(200);
});

test("slow: processed, and the extra time is told; truncated: half a body", () => {
  const walmart = smallShop();
  walmart.faults.set({ name: "slow:2500", families: ["items"], requests: 1 });
  call(walmart, "items");
  expect(walmart.lastDelayMs()).toBe(2500);
  walmart.faults.set({ name: "truncated-after-processing", families: ["items"] });
  const result = walmart.handle(businessRequest(walmart, "items"), NOW);
  expect(() => read(result)).toThrow(SyntaxError);
});

test("an unknown fault is refused", () => {
  const name: string = "flood";
  // The name comes from outside, so the type cannot know it.
  expect(() => smallShop().faults.set({ name: name as "down" })).toThrow("No such fault: flood");
});
