import { ANSWER_STATUS, type Deviation } from "../deviation";
import { answer, ERRORS, one, REFUSED, WORDS } from "../error-bodies";
import { UNDEFINED_OPERATION } from "../finding";

export const REFUSALS: readonly Deviation[] = [
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the gateway refuses with a list under the key error",
    schema: answer(REFUSED, "application/json", one("error", ERRORS)),
    source: "1.3, T:34571343540",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the orders area refuses with an object inside an object",
    schema: answer(REFUSED, "application/json", one("errors", one("error", ERRORS))),
    source: "1.3, HS#29",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the other areas refuse with a list under the key errors",
    schema: answer(REFUSED, "application/json", one("errors", ERRORS)),
    source: "1.3, D:error-codes",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "who does not ask for JSON is refused in XML",
    schema: answer(REFUSED, "application/xml", WORDS),
    source: "1.3, walmartlabs/partnerapi_sdk_dotnet",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the edge in front of Walmart answers with a page",
    schema: answer({ minimum: 500 }, "text/html", WORDS),
    source: "1.3, EJ:docs/api_blueprint.md",
  },
  {
    operations: ["POST /v3/token"],
    ...ANSWER_STATUS,
    truth: "refused credentials get a bare Bad Request",
    schema: answer({ enum: [400] }, "text/plain", WORDS),
    source: "1.4, EJ:api/_client.py; T:70300598423",
  },
  {
    operations: [UNDEFINED_OPERATION],
    ...ANSWER_STATUS,
    truth: "the sandbox's simulations and the newer stock of Walmart's warehouses are operations that came later",
    schema: answer({ enum: [200, 201] }, "application/json", { type: "object" }),
    source: "4.4, 10, D:dynamic-sandbox; R:getwfsinventorydetails",
  },
];
