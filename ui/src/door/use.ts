// How a screen asks and tells. It keeps nothing itself: what was read is asked again after every change.

import { keepPreviousData, QueryClient, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Answer, type Changes, call, type Reads, type Request, type Trouble, troubleOf } from "./call";
import { sayDone, sayRefused } from "./said";

/** The answers on screen. The office's PC is offline, so the browser's idea of "online" must not matter. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: { networkMode: "always", retry: false, staleTime: 0, gcTime: 60_000, refetchOnWindowFocus: false },
  },
});

/** Ask once, for event handlers. Rejects with a `Trouble`. */
export async function ask<N extends Reads>(name: N, request: Request<N>): Promise<Answer<N>> {
  return (await call(name, request)).answer;
}

/** Change once, for event handlers: says what happened at the bottom and refreshes the screen. Rejects with a `Trouble`. */
export async function tell<N extends Changes>(name: N, request: Request<N>): Promise<Answer<N>> {
  const { answer, operation } = await call(name, request);
  if (operation) sayDone(operation);
  await answers.invalidateQueries();
  return answer;
}

/** `tell` for buttons that have no field beside them: a refusal is said at the bottom. Answers whether it was done. */
export async function tellAloud<N extends Changes>(name: N, request: Request<N>): Promise<boolean> {
  try {
    await tell(name, request);
    return true;
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
    return false;
  }
}

/** What a screen reads. */
export interface Reading<T> {
  /** The answer; while a new one is on its way, the old. */
  data: T | undefined;
  /** Being asked for longer than 100 ms: dim what is shown. */
  asking: boolean;
  trouble: Trouble | null;
}

/** Read through the door, and again after every change. Ask nothing while `request` is null. */
export function useRead<N extends Reads>(name: N, request: Request<N> | null): Reading<Answer<N>> {
  const query = useQuery<Answer<N>, Trouble>({
    queryKey: [name, request],
    queryFn: () => ask(name, request as Request<N>),
    placeholderData: keepPreviousData as never,
    enabled: request !== null,
  });
  return {
    data: query.data,
    asking: useLongerThan(100, query.isFetching && (query.isPlaceholderData || query.data === undefined)),
    trouble: query.error ? troubleOf(query.error) : null,
  };
}

/** Several reads as one answer, asked again after every change. Ask nothing while `given` is null. */
export function useAsked<G, T>(name: string, given: G | null, asking: (given: G) => Promise<T>): Reading<T> {
  const query = useQuery<T>({
    queryKey: [`asked ${name}`, given],
    queryFn: () => asking(given as G),
    enabled: given !== null,
  });
  return { data: query.data, asking: query.isFetching, trouble: query.error ? troubleOf(query.error) : null };
}

/** A change, with its state for a form: `run` rejects with the same `Trouble` that `refusal` holds. */
export function useChange<N extends Changes>(name: N) {
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const run = useCallback(
    async (request: Request<N>): Promise<Answer<N>> => {
      setRunning(true);
      try {
        const answer = await tell(name, request);
        setRefusal(null);
        return answer;
      } catch (thrown) {
        const trouble = troubleOf(thrown);
        setRefusal(trouble);
        throw trouble;
      } finally {
        setRunning(false);
      }
    },
    [name],
  );
  return { run, running, refusal, forget: useCallback(() => setRefusal(null), []) };
}

/** True once `on` has lasted for `ms`. Shorter waits show nothing. */
function useLongerThan(ms: number, on: boolean): boolean {
  const [late, setLate] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (on) timer.current = setTimeout(() => setLate(true), ms);
    else setLate(false);
    return () => clearTimeout(timer.current);
  }, [on, ms]);
  return on && late;
}
