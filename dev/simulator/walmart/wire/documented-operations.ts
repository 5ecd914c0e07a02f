/**
 * The operations that Walmart documents and that are not simulated: they answer that they are not. Our own list of
 * methods and paths, after the definitions of late 2024 [S:items; S:orders; S:set; S:web; S:rep; S:recon; S:ret;
 * S:price; S:lag; S:util] and pages since [D:get-item-setup-requirements;
 * P:new-sandbox-returns-and-refunds-inventory-and-settings-simulations]. Simulated operations are in `routes.ts`.
 */

/** One line for each path; `{}` matches one segment with any value. */
const TABLE = `
POST v1/simulations/returns
POST v3/cppreference
GET v3/feeds/{}/errorReport
DELETE v3/items/{}
GET v3/items/groups/count
GET v3/items/taxonomy
GET v3/items/walmart/search
POST v3/items/associations
POST v3/items/spec
GET v3/lagtime
POST v3/orders/{}/refund
PUT v3/price
GET v3/promo/sku/{}
DELETE v3/repricer/strategy/{}
GET v3/repricer/incentive
GET v3/repricer/strategies
POST v3/repricer/strategy
PUT v3/repricer/incentive
PUT v3/repricer/strategy/{}
POST v3/repricerFeeds
GET v3/report/payment/performance
GET v3/report/payment/statement
GET v3/report/reconreport/availableReconFiles
GET v3/report/reconreport/reconFile
GET v3/report/reconreport/reconFileJson
GET v3/returns
POST v3/returns/{}/refund
GET v3/settings/shipping/3plproviders
GET v3/settings/shipping/account
GET v3/settings/shipping/carriers
GET v3/settings/shipping/shipnodes/coverage
GET v3/settings/shipping/templates
GET v3/settings/shipping/templates/activationStatus
GET v3/settings/shipping/templates/{}
DELETE v3/settings/shipping/templates/{}
POST v3/settings/shipping/3plshipnodes
POST v3/settings/shipping/account
POST v3/settings/shipping/shipnodes
POST v3/settings/shipping/templates
PUT v3/settings/shipping/account
PUT v3/settings/shipping/shipnodes
PUT v3/settings/shipping/templates/{}
GET v3/utilities/apiStatus
GET v3/utilities/taxonomy
GET v3/utilities/taxonomy/departments
GET v3/utilities/taxonomy/departments/{}
GET v3/webhooks/eventTypes
GET v3/webhooks/subscriptions
POST v3/webhooks/subscriptions
PATCH v3/webhooks/subscriptions/{}
DELETE v3/webhooks/subscriptions/{}
POST v3/webhooks/test
`;

const OPERATIONS: readonly (readonly string[])[] = TABLE.trim()
  .split("\n")
  .map((line) => line.split(/[ /]/));

/** Whether Walmart has this operation and the simulator does not. `segments`: decoded. */
export function isDocumented(method: string, segments: readonly string[]): boolean {
  const asked = [method, ...segments];
  return OPERATIONS.some(
    (parts) =>
      parts.length === asked.length &&
      parts.every((part, at) => part === asked[at] || (part === "{}" && (asked[at] ?? "") !== "")),
  );
}
