/** The shapes of what is remembered of numbers on their way to Walmart. */
import * as z from "zod/mini";

const epochMs = () => z.number();

const is = <Name extends string>(name: Name) => z.enum([name]);
const none = () => z.nullable(z.never());

/** The states are those of `SENT_STEPS`. The most frequent state is tried first. */
export const sentSchema = () => {
  const seen = {
    /**
     * A feed may have brought an older number, or may yet bring it. Once the feed is over, this number is sent once
     * more.
     */
    again: z.optional(z.boolean()),
    /** What Walmart held when it was read last: at the nodes that Aisle sets, and `elsewhere` at all others. */
    read: z.optional(
      z.object({
        quantity: z.number(),
        sellable: z.number(),
        at: epochMs(),
        nodes: z.optional(z.record(z.string(), z.object({ set: z.number(), sellable: z.number() }))),
        elsewhere: z.optional(z.number()),
      }),
    ),
    /** Numbers that somebody else set instead of `told`, latest first. */
    outside: z.optional(
      z.array(z.object({ told: z.number(), found: z.number(), at: epochMs(), node: z.optional(z.string()) })),
    ),
  };
  const beside = {
    /** The part of the number at each ship node, if nodes were named. */
    nodes: z.optional(z.record(z.string(), z.number())),
    /** When the feed with this number was posted. */
    posted: z.optional(epochMs()),
    /**
     * Units of its orders that were shipped, canceled or returned by then: Walmart may change the quantity by what
     * follows.
     */
    went: z.optional(z.object({ shipped: z.number(), cancelled: z.number(), returned: z.number() })),
    /** Units that orders had taken of its stock by then. Unit: listings. */
    owed: z.optional(z.number()),
    ...seen,
  };
  const confirmed = { quantity: z.number(), at: epochMs(), ...beside };
  const refused = z.object({ quantity: z.number(), message: z.string() });
  const open = {
    quantity: z.nullable(z.number()),
    at: z.nullable(epochMs()),
    ...beside,
    /** Walmart holds at least this many. Absent: not even that is known. */
    least: z.optional(z.number()),
    /** Walmart's last refusal of a number for this listing. It stays until Walmart confirms one. */
    refused: z.optional(refused),
  };
  return z.union([
    z.object({ state: is("confirmed"), ...confirmed }),
    z.object({ state: is("never"), quantity: none(), at: none(), ...beside }),
    z.object({ state: is("submitted"), ...open }),
    z.object({ state: is("refused"), ...open, refused }),
    z.object({ state: is("unknown"), ...open }),
    z.object({ state: is("outside"), ...open }),
    z.object({ state: is("paused"), ...confirmed }),
  ]);
};

/** The states are those of `FEED_STEPS`. `id`: Walmart's name for the feed. `said`: an unknown state that was reported. */
export const feedSchema = () => {
  const maybe = { id: z.optional(z.string()), said: z.optional(z.string()) };
  return z.union([
    z.object({ state: is("posted"), at: epochMs(), said: z.optional(z.string()) }),
    z.object({ state: is("named"), at: epochMs(), id: z.string(), said: z.optional(z.string()) }),
    z.object({ state: is("released"), at: epochMs(), ...maybe }),
    z.object({ state: is("settled"), at: epochMs(), ...maybe }),
  ]);
};
