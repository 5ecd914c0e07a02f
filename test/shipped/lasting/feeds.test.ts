import { beginWithFeeds, FEED_ROWS } from "./rows/feeds";
import { describeRows } from "./table";

describeRows("feeds", FEED_ROWS, beginWithFeeds);
