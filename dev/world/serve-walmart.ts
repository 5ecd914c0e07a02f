/** The simulated Walmart on a port of this machine, for any client. One address replaces all of Walmart's hosts. */
import type { HttpHandler, HttpRequest, HttpResult } from "../seam";
import type { Walmart } from "../simulator/walmart/walmart";
import { DEFAULT_SWITCHES, type Environment, HOSTS } from "../simulator/walmart/wire/settings";
import { answerControl, isControl } from "./control";
import { deedsAtWalmart } from "./control-walmart";
import { type Served, serveSomewhere } from "./serve";

export interface WalmartServing {
  /** 0, or a port in use: any free one. */
  readonly port?: number;
  /** The environment of the account's key. A key of the other environment is refused, as at Walmart. */
  readonly environment?: Environment;
  /** The present instant; by default the machine's clock. Unit: epoch ms. */
  readonly now?: () => number;
}

/** Walmart keeps report files on another host. Here their path tells them apart. */
const FILES = /^\/item-report\//;

/**
 * Serves Walmart on 127.0.0.1. `url` replaces `https://marketplace.walmartapis.com` in a client. Paths below
 * `/simulator` set faults and place orders.
 */
export async function serveWalmart(walmart: Walmart, serving: WalmartServing = {}): Promise<Served> {
  const { port = 0, environment = "production", now } = serving;
  const host = Object.keys(HOSTS).find((name) => HOSTS[name] === environment) ?? "";
  const deeds = deedsAtWalmart(walmart);
  const place = { url: "" };
  const handler: HttpHandler = {
    handle: (request, at) => {
      const instant = now?.() ?? at;
      const { pathname, search } = new URL(request.url);
      if (isControl(request)) {
        walmart.passTime(instant);
        return answerControl(deeds, request, instant);
      }
      const theirs = FILES.test(pathname) ? DEFAULT_SWITCHES.reportFileHost : host;
      return withOwnAddress(walmart.handle(toWalmart(request, theirs, pathname + search), instant), place.url);
    },
  };
  const served = await serveSomewhere(handler, port);
  place.url = served.url;
  return served;
}

const toWalmart = (request: HttpRequest, host: string, target: string): HttpRequest => ({
  ...request,
  url: `https://${host}${target}`,
});

/** The address of a report's file leads back here. */
function withOwnAddress(result: HttpResult, url: string): HttpResult {
  if ("failed" in result) return result;
  return { ...result, body: result.body.replaceAll(`https://${DEFAULT_SWITCHES.reportFileHost}`, url) };
}
