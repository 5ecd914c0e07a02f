/** Facts of the page that are no assertion here, each with its reason. */
export const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  W10: "nobody could tell: both ways are the switch apostropheString",
  P4: "nobody could tell: both ways are the switch warningOnlyForApi",
  P5: "nobody could tell: both ways are the switch strictValidationForApi",
  S4: "open: the documented 9 KB are refused above, although longer values were seen taken in 2023",
  C5: "nobody could tell: more than 21,600 seconds are refused, the stricter reading",
  U12: "not emulated: getRequest sends nothing, and Aisle does not use it",
  U14: "nobody could tell: an unknown option fails loudly as not emulated",
  X11: "only formatDate refuses by the types of its arguments; every other method names the first argument that is wrong",
  X12: "not emulated: gzip and ungzip, which Aisle does not use",
  A3: "not emulated: getScriptId, which Aisle does not use",
  Z3: "nobody could tell: the exception carries details with the code, and Aisle reads texts only",
  Z5: "not emulated: builders such as Sheets.newCellData, since plain objects do",
};
