/** The pretend Walmart as a process of its own, spoken to as any client would. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { unzipSync } from "fflate";
import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import { serveWalmart } from "../../../dev/world/serve-walmart";
import { smallShop } from "../../support/simulator-shop";

const [KEYS] = DEFAULT_KEYS;
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill();
  child = undefined;
});

/** Starts the program and gives what it prints until it listens. */
function start(...args: readonly string[]): Promise<{ readonly url: string; readonly said: string }> {
  const program = path.resolve("build/dev/simulator.mjs");
  const started = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  child = started;
  return new Promise((resolve, reject) => {
    let said = "";
    started.once("exit", (code) => reject(new Error(`It ended with ${code}: ${said}`)));
    started.stdout.on("data", (bytes) => {
      said += String(bytes);
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined && said.includes("Stop it")) resolve({ url, said });
    });
  });
}

/** `any` because tests look into answers of every shape. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the answer has.
const jsonOf = (response: Response): Promise<any> => response.json();

let correlation = 0;

/** A client that knows Walmart's headers and nothing of the simulator. */
async function client(url: string) {
  const headers = () => ({
    "WM_SVC.NAME": "Walmart Marketplace",
    "WM_QOS.CORRELATION_ID": `c-${++correlation}`,
    Accept: "application/json",
  });
  const answer = await fetch(`${url}/v3/token`, {
    method: "POST",
    headers: {
      ...headers(),
      Authorization: `Basic ${Buffer.from(`${KEYS?.clientId}:${KEYS?.clientSecret}`).toString("base64")}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const { access_token: token } = await jsonOf(answer);
  return async (method: string, target: string, body?: unknown) => {
    const got = await fetch(`${url}/v3/${target}`, {
      method,
      headers: {
        ...headers(),
        "WM_SEC.ACCESS_TOKEN": token,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: got.status, json: await jsonOf(got) };
  };
}

const control = async (url: string, method: string, name: string, body?: unknown) => {
  const got = await fetch(`${url}/simulator/${name}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: got.status, json: await jsonOf(got) };
};

test("npm run simulator: token, items, an order, inventory, and a feed over real HTTP, with the key that it prints", async () => {
  const { url, said } = await start("--port", "0", "--listings", "20");
  expect(said).toContain(KEYS?.clientSecret);
  const ask = await client(url);
  const items = await ask("GET", "items?limit=50");
  expect([items.status, items.json.totalItems]).toEqual([200, 20]);
  const sku: string = items.json.ItemResponse.find(
    (item: { publishedStatus: string }) => item.publishedStatus === "PUBLISHED",
  ).sku;
  const bought = await control(url, "POST", "orders", { sku, quantity: 2 });
  const po: string = bought.json.purchaseOrderId;
  const orders = await ask("GET", "orders?status=Created");
  expect(orders.json.list.elements.order.map((order: { purchaseOrderId: string }) => order.purchaseOrderId)).toEqual([
    po,
  ]);
  expect((await ask("POST", `orders/${po}/acknowledge`, {})).status).toBe(200);
  const body = { sku, quantity: { unit: "EACH", amount: 4 } };
  expect((await ask("PUT", `inventory?sku=${encodeURIComponent(sku)}`, body)).json).toEqual(body);
  expect((await control(url, "GET", "quantities")).json[sku]).toBe(4);
  const feed = { InventoryHeader: { version: "1.4" }, Inventory: [body] };
  const { feedId } = (await ask("POST", "feeds?feedType=inventory", feed)).json;
  expect((await ask("GET", `feeds/${encodeURIComponent(feedId)}`)).json.feedStatus).toBe("RECEIVED");
});

test("faults are set, listed and cleared below /simulator, and what is no deed says what there is", async () => {
  const served = await serveWalmart(smallShop());
  try {
    const ask = await client(served.url);
    await control(served.url, "POST", "faults", { name: "error-500", resource: { sku: "A" } });
    expect((await ask("GET", "inventory?sku=A")).status).toBe(500);
    expect((await ask("GET", "inventory?sku=C")).status).toBe(200);
    expect((await control(served.url, "GET", "faults")).json).toMatchObject([{ name: "error-500", struck: 1 }]);
    await control(served.url, "DELETE", "faults");
    expect((await ask("GET", "inventory?sku=A")).status).toBe(200);
    expect(await control(served.url, "POST", "faults", { name: "flood" })).toMatchObject({
      status: 400,
      json: { error: "No such fault: flood" },
    });
    expect((await control(served.url, "GET", "weather")).json.error).toContain("POST orders");
  } finally {
    await served.close();
  }
});

test("a report's address leads back to the same port, and time is the caller's where it is given", async () => {
  let now = Date.parse("2026-11-20T12:00:00Z");
  const served = await serveWalmart(smallShop(), { now: () => now });
  try {
    const { requestId } = (
      await (
        await client(served.url)
      )("POST", "reports/reportRequests?reportType=ITEM&reportVersion=v6")
    ).json;
    now += 3_600_000;
    const { downloadURL } = (await (await client(served.url))("GET", `reports/downloadReport?requestId=${requestId}`))
      .json;
    expect(downloadURL.startsWith(`${served.url}/item-report/`)).toBe(true);
    const [csv] = Object.values(unzipSync(new Uint8Array(await (await fetch(downloadURL)).arrayBuffer())));
    expect(new TextDecoder().decode(csv)).toContain("Phone A");
  } finally {
    await served.close();
  }
});

test("a port that is taken is given up for a free one", async () => {
  const opened = [await serveWalmart(smallShop())];
  try {
    opened.push(await serveWalmart(smallShop(), { port: opened[0]?.port ?? 0 }));
    expect(opened[1]?.port).not.toBe(opened[0]?.port);
  } finally {
    await Promise.all(opened.map((server) => server.close()));
  }
});
