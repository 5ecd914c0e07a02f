import { describeSweep } from "./sweep";

/** Runs that only begin or end what another one does. Each takes half a minute. */
const LIKE_ANOTHER =
  /: (two lines read Unknown SKU|the order that had the IMEI first|the phone is sold on its second order)/;

/** Orders, shipments, and the runs after them. */
describeSweep((run, title) => run >= 5 && !LIKE_ANOTHER.test(title));
