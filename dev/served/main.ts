/** `npm run simulator`: the pretend Walmart and ShipStation as a process of their own, until it is stopped. */
import { parseArgs } from "node:util";
import { generatePhoneShop } from "../fixtures/phone-shop/phone-shop";
import { createShipStation } from "../simulator/shipstation/shipstation";
import { DEFAULT_KEY } from "../simulator/shipstation/wire/settings";
import { toWalmartItems } from "../simulator/walmart/items/to-walmart-items";
import { createWalmart } from "../simulator/walmart/walmart";
import { DEFAULT_KEYS, type Environment } from "../simulator/walmart/wire/settings";
import { serveShipStation } from "../world/serve-shipstation";
import { serveWalmart } from "../world/serve-walmart";

const USAGE = "npm run simulator -- [--port 8790] [--listings 20] [--seed 1] [--environment production|sandbox]";
/** The smallest shop that can be generated; a smaller one is its beginning. */
const FEWEST = 120;

const options = readOptions();
const shop = generatePhoneShop({ seed: options.seed, listings: Math.max(FEWEST, options.listings) });
const listings = shop.listings.slice(0, options.listings);
const walmart = createWalmart({
  items: toWalmartItems(listings),
  quantities: listings.map(({ sku }) => [sku, 10] as const),
  seed: options.seed,
});
const served = await serveWalmart(walmart, options);
const packing = await serveShipStation(createShipStation(), { port: options.port === 0 ? 0 : options.port + 1 });
const keys = DEFAULT_KEYS.find(({ environment }) => environment === options.environment);

console.log(`The simulated Walmart listens at ${served.url}, on this machine only, with ${listings.length} listings.
Use it in the place of https://marketplace.walmartapis.com.
  client id      ${keys?.clientId}
  client secret  ${keys?.clientSecret}
  token          curl -u '${keys?.clientId}:${keys?.clientSecret}' -d grant_type=client_credentials \\
                      -H 'WM_SVC.NAME: Walmart Marketplace' -H 'WM_QOS.CORRELATION_ID: 1' -H 'Accept: application/json' ${served.url}/v3/token
  a buyer        curl -d '{"sku":"${listings[0]?.sku}"}' ${served.url}/simulator/orders
  a fault        curl -d '{"name":"error-500","families":["orders"],"resource":{"page":1}}' ${served.url}/simulator/faults
  no fault       curl -X DELETE ${served.url}/simulator/faults
  what was asked curl ${served.url}/simulator/requests
The simulated ShipStation listens at ${packing.url}. Use it in the place of https://ssapi.shipstation.com.
  key            ${DEFAULT_KEY.key}
  secret         ${DEFAULT_KEY.secret}
  stores         curl -u '${DEFAULT_KEY.key}:${DEFAULT_KEY.secret}' ${packing.url}/stores
  a label        curl -d '{"order":"the order number"}' ${packing.url}/simulator/labels
  what was asked curl ${packing.url}/simulator/requests
Stop it with Ctrl+C.`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void Promise.all([served.close(), packing.close()]));

interface Options {
  readonly port: number;
  readonly listings: number;
  readonly seed: number;
  readonly environment: Environment;
}

/** Ends the process with the usage where an option is none. */
function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "8790" },
        listings: { type: "string", default: "20" },
        seed: { type: "string", default: "1" },
        environment: { type: "string", default: "production" },
      },
    });
    const whole = (text: string, most: number): number => {
      if (!/^\d{1,6}$/.test(text) || Number(text) > most) throw new Error(`${text} is no number from 0 to ${most}.`);
      return Number(text);
    };
    const { environment } = values;
    if (environment !== "production" && environment !== "sandbox") throw new Error(`No environment ${environment}.`);
    return {
      port: whole(values.port, 65_535),
      listings: whole(values.listings, 2000),
      seed: whole(values.seed, 999_999),
      environment,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(1);
  }
}
