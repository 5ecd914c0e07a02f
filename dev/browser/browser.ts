/** A headless browser, as the tests and the pictures start it. */
import { type Browser, chromium as driver } from "playwright-core";
import { chromium } from "./chromium";

/** Nothing in the background may look for the network, which tests do not have. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** Fails: throws a sentence where there is no browser. */
export const startBrowser = (): Promise<Browser> =>
  driver.launch({ executablePath: chromium(), headless: true, args: QUIET, chromiumSandbox: false });
