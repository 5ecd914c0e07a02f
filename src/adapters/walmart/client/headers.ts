import type { Environment } from "../../../domain/settings/settings";

/**
 * The headers of every request. Without `Accept` the answer may be XML. `WM_SANDBOX` chooses the dynamic sandbox
 * instead of the static one, which is the default. Source: Walmart Marketplace, headers.
 */
export const commonHeaders = (id: string, environment: Environment): Record<string, string> => ({
  "WM_QOS.CORRELATION_ID": id,
  "WM_SVC.NAME": "Walmart Marketplace",
  Accept: "application/json",
  ...(environment === "dynamic sandbox" ? { WM_SANDBOX: "v2" } : {}),
});
