/** Reports of the simulated Walmart as tests ask for them. */

import type { Walmart } from "../../../dev/simulator/walmart/walmart";
import { call, type Got, NOW } from "../../support/simulator-client";

export const MINUTE_MS = 60_000;
export const ASK = "reports/reportRequests?reportType=ITEM&reportVersion=v6";

export const ask = (walmart: Walmart, body: unknown = {}, now = NOW, path = ASK): Got =>
  call(walmart, path, { method: "POST", body, now });
