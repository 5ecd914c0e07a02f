/** The pretend ShipStation on a port, spoken to as any client would. */
import { createShipStation } from "../../../dev/simulator/shipstation/shipstation";
import { DEFAULT_KEY } from "../../../dev/simulator/shipstation/wire/settings";
import { serveShipStation } from "../../../dev/world/serve-shipstation";
import { anOrder, basic, NOON } from "../../support/shipstation-client";

const headers = { Authorization: basic(DEFAULT_KEY.key, DEFAULT_KEY.secret), "Content-Type": "application/json" };

test("orders over real HTTP, labels that people buy below /simulator, and what is no deed says what there is", async () => {
  const { url, close } = await serveShipStation(createShipStation(), { now: () => NOON });
  const told = async (path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? { headers } : { headers, method: "POST", body: JSON.stringify(body) };
    return (await fetch(`${url}/${path}`, sent)).json();
  };
  try {
    expect(await told("orders/createorder", anOrder())).toMatchObject({ orderKey: "key-100" });
    const label = { order: "100", tracking: "9400", items: { A: 1 } };
    const bought = await told("simulator/labels", label);
    expect(bought).toEqual({ shipmentId: expect.any(Number) });
    expect(await told("shipments")).toMatchObject({ shipments: [{ trackingNumber: "9400", voided: false }] });
    expect(await told("simulator/voids", bought)).toEqual({});
    expect(await told("simulator/holds", { order: "100" })).toEqual({});
    expect(await told("simulator/labels", label)).toEqual({ error: expect.stringContaining("on_hold") });
    expect(await told("simulator/faults", { name: "error-500", requests: 1 })).toMatchObject([{ struck: 0 }]);
    expect(await told("stores")).toMatchObject({ Message: "An error has occurred." });
    expect(await told("simulator/weather")).toEqual({ error: expect.stringContaining("POST labels") });
  } finally {
    await close();
  }
});
