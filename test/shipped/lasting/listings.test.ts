import { LISTING_ROWS } from "./rows/listings";
import { describeRows } from "./table";

describeRows("listings", LISTING_ROWS);
