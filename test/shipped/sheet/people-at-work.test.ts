import { describePeopleAtWork } from "./people-at-work";

describePeopleAtWork("syncNow");
