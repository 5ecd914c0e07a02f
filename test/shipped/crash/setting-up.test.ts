import { describeSweep } from "./sweep";

/** Set up, key, import, ShipStation's key, first sync. */
describeSweep(0, 6);
