import { createShipStation } from "../../../../dev/simulator/shipstation/shipstation";
import { ask, NOON } from "../../../support/shipstation-client";

test("stores say which marketplace they belong to, and inactive ones are shown on request [SS1-TS]", () => {
  const station = createShipStation({ stores: [{ name: "By hand" }] });
  const marketplace = { marketplaceId: 10, marketplaceName: "Walmart" };
  const storeId = station.owner.addStore({ name: "Walmart US", marketplace }, NOON);
  expect(ask(station, "stores").json).toMatchObject([
    { storeName: "By hand", marketplaceId: 0, marketplaceName: "ShipStation", active: true },
    { storeName: "Walmart US", ...marketplace, active: true },
  ]);
  station.owner.deactivateStore(storeId);
  expect(ask(station, "stores").json).toHaveLength(1);
  expect(ask(station, "stores?showInactive=true").json).toMatchObject([{}, { storeId, active: false }]);
  expect(ask(station, "stores?showInactive=true&marketplaceId=10").json).toHaveLength(1);
});
