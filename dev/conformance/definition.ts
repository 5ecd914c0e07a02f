/** Walmart's published definition, read from its folder: the operations, and what each may contain. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { type Schema, toAnswerSchema, toFeedSchema, toRequestSchema } from "./tighten";

export interface Parameter {
  readonly name: string;
  readonly in: "query" | "header" | "path";
  readonly isRequired: boolean;
  readonly schema: Schema;
}

/** Bodies by content type. Without a schema any body is allowed. */
export type Bodies = Readonly<Record<string, Schema | null>>;

export interface Operation {
  /** Such as `GET /v3/orders/{purchaseOrderId}`, with `?feedType=…` if one path serves several kinds of feed. */
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly feedType: string | null;
  readonly parameters: readonly Parameter[];
  readonly request: Bodies | null;
  /** The content of a feed's file, if its schema is published. */
  readonly feed: Schema | null;
  readonly answers: Readonly<Record<string, Bodies>>;
}

export interface Definition {
  readonly operations: readonly Operation[];
  /** Such as `https://marketplace.walmartapis.com`. */
  readonly servers: readonly string[];
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Described {
  readonly parameters?: readonly (Omit<Parameter, "isRequired"> & { readonly required?: boolean })[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface File {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

/** Reads the definitions of the United States in this folder, and the schemas of feeds beside them. */
export function readDefinition(folder: string): Definition {
  const names = readdirSync(folder).filter((name) => name.endsWith("-openapi-original.yml"));
  // A cast: the form of every OpenAPI 3.0 document.
  const files = names.map(
    (name) => parse(readFileSync(path.join(folder, name), "utf8"), { prettyErrors: false, uniqueKeys: false }) as File,
  );
  const operations = files.flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([template, methods]) =>
      Object.entries(methods).flatMap(([method, described]) => toOperations(folder, method, template, described)),
    ),
  );
  const servers = new Set(files.flatMap((file) => file.servers.map(({ url }) => url)));
  return { operations: operations.sort(bySpecificity), servers: [...servers] };
}

/** One path serves feeds of many kinds, each described in another file, so the kind is part of the operation. */
function toOperations(folder: string, method: string, template: string, described: Described): readonly Operation[] {
  const kinds = described.parameters?.find(({ name }) => name === "feedType")?.schema.enum as readonly string[];
  const isFeed = method === "post" && template === "/v3/feeds" && kinds !== undefined;
  return (isFeed ? kinds : [null]).map((feedType) => toOperation(folder, method, template, described, feedType));
}

function toOperation(
  folder: string,
  method: string,
  template: string,
  described: Described,
  feedType: string | null,
): Operation {
  const route = `${method.toUpperCase()} ${template}`;
  const answers = Object.entries(described.responses).map(([status, answer]) => [
    status,
    bodiesOf(answer, (schema) => toAnswerSchema(route, schema)),
  ]);
  return {
    key: feedType === null ? route : `${route}?feedType=${feedType}`,
    method: method.toUpperCase(),
    segments: segmentsOf(template),
    feedType,
    parameters: (described.parameters ?? []).map(({ required, ...parameter }) => ({
      ...parameter,
      isRequired: required === true,
    })),
    request: described.requestBody === undefined ? null : bodiesOf(described.requestBody, toRequestSchema),
    feed: feedType === null ? null : toFeedSchema(feedType, (name) => readFeedSchema(folder, name)),
    answers: Object.fromEntries(answers),
  };
}

function bodiesOf({ content = {} }: Content, tighten: (schema: Schema) => Schema): Bodies {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [type, schema === undefined ? null : tighten(schema)]),
  );
}

const readFeedSchema = (folder: string, name: string): Schema =>
  JSON.parse(readFileSync(path.join(folder, "feed-schemas", name), "utf8"));

export const segmentsOf = (pathname: string): readonly string[] => pathname.split("/").filter((part) => part !== "");

/** A literal segment comes before a placeholder in the same place. */
function bySpecificity(one: Operation, other: Operation): number {
  const placeholders = ({ segments }: Operation): number => segments.filter(isPlaceholder).length;
  return placeholders(one) - placeholders(other);
}

export const isPlaceholder = (segment: string): boolean => segment.startsWith("{");

/** The operation of a request; null: none. */
export function operationOf(definition: Definition, method: string, url: URL): Operation | null {
  const segments = segmentsOf(url.pathname);
  const feedType = url.searchParams.get("feedType");
  const found = definition.operations.find(
    (operation) =>
      operation.method === method.toUpperCase() &&
      operation.segments.length === segments.length &&
      operation.segments.every((part, at) => isPlaceholder(part) || part === segments[at]) &&
      (operation.feedType === null || operation.feedType === feedType),
  );
  return found ?? null;
}
