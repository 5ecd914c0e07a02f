import { describeWeeks } from "./weeks";

describeWeeks(1);
