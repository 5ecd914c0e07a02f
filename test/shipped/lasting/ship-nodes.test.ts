import { beginAtNode, SHIP_NODE_ROWS } from "./rows/ship-nodes";
import { describeRows } from "./table";

describeRows("ship nodes", SHIP_NODE_ROWS, beginAtNode);
