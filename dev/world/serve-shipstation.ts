/** The simulated ShipStation on a port of this machine, for any client. */
import type { HttpHandler } from "../seam";
import type { ShipStation } from "../simulator/shipstation/shipstation";
import { HOST } from "../simulator/shipstation/wire/settings";
import { answerControl, isControl } from "./control";
import { deedsAtShipStation } from "./control-shipstation";
import { type Served, serveSomewhere } from "./serve";

export interface ShipStationServing {
  /** 0, or a port in use: any free one. */
  readonly port?: number;
  /** The present instant; by default the machine's clock. Unit: epoch ms. */
  readonly now?: () => number;
}

/** Serves it on 127.0.0.1. `url` replaces `https://ssapi.shipstation.com` in a client; below `/simulator` people pack. */
export function serveShipStation(station: ShipStation, { port = 0, now }: ShipStationServing = {}): Promise<Served> {
  const deeds = deedsAtShipStation(station);
  const handler: HttpHandler = {
    handle: (request, at) => {
      const instant = now?.() ?? at;
      if (isControl(request)) return answerControl(deeds, request, instant);
      const { pathname, search } = new URL(request.url);
      return station.handle({ ...request, url: `https://${HOST}${pathname}${search}` }, instant);
    },
  };
  return serveSomewhere(handler, port);
}
