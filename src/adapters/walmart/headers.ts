/** Source: Walmart Marketplace, headers; without `Accept` the answer may be XML. */
export const commonHeaders = (id: string): Record<string, string> => ({
  "WM_QOS.CORRELATION_ID": id,
  "WM_SVC.NAME": "Walmart Marketplace",
  Accept: "application/json",
});
