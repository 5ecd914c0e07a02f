import type { Environment } from "../../../domain/settings/settings";

/**
 * Source: Walmart Marketplace, headers; without `Accept` the answer may be XML. `WM_SANDBOX` tells the dynamic sandbox
 * from the static one, which is the default.
 */
export const commonHeaders = (id: string, environment: Environment): Record<string, string> => ({
  "WM_QOS.CORRELATION_ID": id,
  "WM_SVC.NAME": "Walmart Marketplace",
  Accept: "application/json",
  ...(environment === "dynamic sandbox" ? { WM_SANDBOX: "v2" } : {}),
});
