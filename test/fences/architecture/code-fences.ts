import ts from "typescript";
import type { Source } from "../../support/project";
import { isMemberName, nodesOf, parse } from "../../support/syntax";

/** Something that must not stand in some of the files. */
export interface Fence {
  readonly rule: string;
  readonly covers: (path: string) => boolean;
  /** What is forbidden in the file, as it stands there. */
  readonly find: (source: Source) => readonly string[];
}

const PLATFORM_NAMES = new Set([
  "SpreadsheetApp",
  "Sheets",
  "UrlFetchApp",
  "PropertiesService",
  "CacheService",
  "LockService",
  "ScriptApp",
  "Utilities",
  "Session",
  "HtmlService",
  "MailApp",
  "Logger",
  "GoogleAppsScript",
  // The way around the names above.
  "globalThis",
]);

/** Fields of Walmart's requests and answers that are no words of ours. */
export const WIRE_FIELDS: ReadonlySet<string> = new Set([
  "access_token",
  "carrierName",
  "chargeAmount",
  "chargeType",
  "createdStartDate",
  "customerOrderId",
  "estimatedShipDate",
  "intentToCancel",
  "intentToCancelOverride",
  "ItemResponse",
  "lifecycleStatus",
  "lineNumber",
  "methodCode",
  "nextCursor",
  "orderDate",
  "orderLine",
  "orderLineQuantity",
  "orderLines",
  "orderLineStatus",
  "orderLineStatuses",
  "orderShipment",
  "otherCarrier",
  "productName",
  "publishedStatus",
  "purchaseOrderId",
  "sellerOrderId",
  "shippingInfo",
  "statusQuantity",
  "trackingInfo",
  "trackingURL",
  "unitOfMeasurement",
  "variantGroupId",
  "WM_SEC.ACCESS_TOKEN",
]);

/** Only these two know the platform; everything else is handed what it needs. */
const KNOWS_PLATFORM = ["src/main.ts", "src/compose.ts"];

export const FENCES: readonly Fence[] = [
  {
    rule: "only main.ts and compose.ts name a service of Apps Script",
    covers: (path) => path.startsWith("src/") && !KNOWS_PLATFORM.includes(path),
    find: namesIn((node) => PLATFORM_NAMES.has(node.text) && !isMemberName(node)),
  },
  {
    rule: "domain and jobs have no clock and no chance of their own",
    covers: (path) => /^src\/(domain|jobs)\//.test(path),
    find: nodesThat(isClockOrChance),
  },
  {
    rule: "everything that ships to the platform is synchronous",
    covers: (path) => path.startsWith("src/"),
    find: nodesThat(isAsynchronous),
  },
  {
    rule: "Walmart's field names stand in its adapter alone",
    // ShipStation calls one of its own fields by a name of Walmart's.
    covers: (path) => path.startsWith("src/") && !/^src\/adapters\/(walmart|shipstation)\//.test(path),
    find: nodesThat(isWireField),
  },
  {
    rule: "zod is imported whole or as zod/mini, because the named import brings every language along",
    covers: () => true,
    find: nodesThat(isNamedZodImport),
  },
  {
    rule: "lists by key are made by groupBy and grouped",
    covers: shipsBut("src/domain/values/groups.ts"),
    find: nodesThat(isGroupingByHand),
  },
  {
    rule: "numbers are added up by sumOf and totals",
    covers: shipsBut("src/domain/values/groups.ts"),
    find: nodesThat(isSumByHand),
  },
  {
    rule: "there is one digest",
    covers: shipsBut("src/domain/values/digest.ts"),
    find: namesIn((node) => node.text === "imul"),
  },
  {
    rule: "a list that is cut is counted by countedBeyond and shortList",
    covers: shipsBut("src/domain/values/words.ts"),
    find: nodesThat(isCutByHand),
  },
  {
    rule: "the label of a line is made and taken apart in one file",
    covers: shipsBut("src/domain/orders/line-key.ts"),
    find: nodesThat((node) => isLiteralPart(node) && node.text === " / "),
  },
  {
    rule: "a call reads as words: no parameter is true or false",
    covers: (path) => /^(src|sidebar|dev)\//.test(path),
    find: nodesThat(isFlag),
  },
];

function shipsBut(home: string): Fence["covers"] {
  return (path) => path.startsWith("src/") && path !== home;
}

/** A sentence for each thing that a fence forbids. */
export const fenceBreaches = (fence: Fence, sources: readonly Source[]): readonly string[] =>
  sources
    .filter(({ path }) => fence.covers(path))
    .flatMap((source) => fence.find(source).map((found) => `${source.path}: ${found}`));

function nodesThat(isForbidden: (node: ts.Node) => boolean): Fence["find"] {
  return (source) =>
    nodesOf(parse(source))
      .filter(isForbidden)
      .map((node) => node.getText());
}

function namesIn(isForbidden: (node: ts.Identifier) => boolean): Fence["find"] {
  return nodesThat((node) => ts.isIdentifier(node) && isForbidden(node));
}

const isNamed = (node: ts.Node | undefined, name: string): boolean =>
  node !== undefined && ts.isIdentifier(node) && node.text === name && !isMemberName(node);

function isClockOrChance(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    const { expression, name } = node;
    return (
      (isNamed(expression, "Date") && name.text === "now") || (isNamed(expression, "Math") && name.text === "random")
    );
  }
  if (ts.isNewExpression(node)) return isNamed(node.expression, "Date") && (node.arguments ?? []).length === 0;
  return ts.isCallExpression(node) && isNamed(node.expression, "Date");
}

function isAsynchronous(node: ts.Node): boolean {
  const isWord = node.kind === ts.SyntaxKind.AsyncKeyword || node.kind === ts.SyntaxKind.AwaitKeyword;
  return isWord || ts.isAwaitExpression(node) || isNamed(node, "Promise");
}

/** As a member or as a text; a function or a type of that name is a word of ours. */
function isWireField(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) return WIRE_FIELDS.has(node.text);
  return ts.isIdentifier(node) && WIRE_FIELDS.has(node.text) && isMemberName(node);
}

function isNamedZodImport(node: ts.Node): boolean {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  if (node.moduleSpecifier.text !== "zod") return false;
  const bindings = node.importClause?.namedBindings;
  return bindings === undefined || !ts.isNamespaceImport(bindings);
}

/** A map of lists that can grow, or one list of a map made anew with one member more. */
function isGroupingByHand(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isNamed(node.expression, "Map") && isGrowing(node.typeArguments?.[1]);
  if (!ts.isCallExpression(node) || memberOf(node) !== "set") return false;
  const [, value] = node.arguments;
  if (value === undefined || !ts.isArrayLiteralExpression(value)) return false;
  return value.elements.some((element) => ts.isSpreadElement(element) && /\?\? \[\]/.test(element.getText()));
}

const isGrowing = (type: ts.TypeNode | undefined): boolean => type !== undefined && ts.isArrayTypeNode(type);

/** `reduce` from 0 on with an arrow that adds. */
function isSumByHand(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || memberOf(node) !== "reduce") return false;
  const [how, start] = node.arguments;
  if (how === undefined || !ts.isArrowFunction(how) || start?.getText() !== "0") return false;
  return ts.isBinaryExpression(how.body) && how.body.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

/** `${names.length - 5} more`. */
function isCutByHand(node: ts.Node): boolean {
  if (!ts.isTemplateSpan(node)) return false;
  return /\.length - /.test(node.expression.getText()) && /^ more(?! )/.test(node.literal.text);
}

const isLiteralPart = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteralLike(node) || ts.isTemplateMiddle(node);

const memberOf = ({ expression }: ts.CallExpression): string | null =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : null;

/** By its type, alone or beside nothing, or by its default. Inside a record of options each flag has its name at the call. */
function isFlag(node: ts.Node): boolean {
  if (!ts.isParameter(node)) return false;
  const { type, initializer } = node;
  return type === undefined ? initializer !== undefined && isTrueOrFalse(initializer.kind) : isBoolean(type);
}

const isTrueOrFalse = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword;

function isBoolean(type: ts.TypeNode): boolean {
  if (ts.isParenthesizedTypeNode(type)) return isBoolean(type.type);
  if (ts.isLiteralTypeNode(type)) return isTrueOrFalse(type.literal.kind);
  if (ts.isUnionTypeNode(type)) {
    const others = type.types.filter((one) => !isNothing(one));
    return others.length > 0 && others.every(isBoolean);
  }
  return type.kind === ts.SyntaxKind.BooleanKeyword;
}

const isNothing = (type: ts.TypeNode): boolean =>
  type.kind === ts.SyntaxKind.UndefinedKeyword ||
  (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword);
