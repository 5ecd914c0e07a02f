import { createShipStation } from "../../../../dev/simulator/shipstation/shipstation";
import { ask } from "../../../support/shipstation-client";

test("carriers have the codes that labels bear [SS1-TS]", () => {
  const codes = ask(createShipStation(), "carriers").json.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(["stamps_com", "ups_walleted", "fedex"]);
});
