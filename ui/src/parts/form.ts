// Two kinds of form, one kind of field.
//
// `useSavedForm`: what is on screen is in the books; each field saves when it is left, one undo step each.
// `useDraftForm`: something new is being written down; nothing is in the books until it is sent.
// Both hand out a field's props by name: `<TextField label="名称" {...form.field("name")} />`, and both put a
// refusal next to the field that the door named.

import { useCallback, useEffect, useRef, useState } from "react";
import { type Trouble, troubleOf } from "../door";

/** What every field of `parts/Field` takes. */
export interface FieldProps<V> {
  /** The field's name on the wire; its input's `data-testid` is `field-<name>`, its refusal's `refusal-<name>`. */
  field: string;
  value: V;
  /** Called when the field is left with another value than it had. */
  onSave: (value: V) => unknown;
  /** The refusal to show beside it, if it is this field's. */
  refusal?: Trouble | null;
  /** Told when what was typed cannot be read as a value, and when it can again. */
  onUnread?: (unread: boolean) => void;
}

/** A form over something in the books. `save` gets the whole thing with one field changed. */
export function useSavedForm<T extends object>(saved: T, save: (whole: T) => Promise<unknown>) {
  const [refusal, setRefusal] = useState<{ at: string; trouble: Trouble } | null>(null);
  // A second field may be left before the first one's save has come back: saves wait for each other, and each
  // takes along what the ones before it wrote.
  const [line] = useState({ ahead: {} as Partial<T>, last: Promise.resolve() as Promise<unknown> });
  const latest = useRef({ saved, save });
  latest.current = { saved, save };
  const saveField = async <K extends keyof T & string>(name: K, value: T[K]) => {
    const { saved, save } = latest.current;
    try {
      await save({ ...saved, ...line.ahead, [name]: value });
      line.ahead = { ...line.ahead, [name]: value };
      setRefusal(null);
    } catch (thrown) {
      const trouble = troubleOf(thrown);
      // A refusal that names no field, or one not on screen, stands beside the field that was left.
      setRefusal({ at: trouble.field && trouble.field in saved ? trouble.field : name, trouble });
      throw trouble;
    }
  };
  useEffect(() => {
    line.ahead = {}; // once drawn, `saved` has them
  });
  const field = <K extends keyof T & string>(name: K): FieldProps<T[K]> => ({
    field: name,
    value: saved[name],
    refusal: refusal?.at === name ? refusal.trouble : null,
    onSave: (value) => {
      const mine = line.last.then(() => saveField(name, value));
      line.last = mine.catch(() => undefined); // the next save goes on; this one's refusal is shown by its field
      return mine;
    },
  });
  return { field, refusal: refusal?.trouble ?? null };
}

/** A form that is sent as a whole. `send` rejects with a `Trouble` when refused. */
export function useDraftForm<T extends object>(start: T, send: (draft: T) => Promise<unknown>) {
  const [draft, setDraft] = useState(start);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  // Enter in a field leaves it and sends at once, before a render: the latest draft must be at hand.
  const [latest] = useState({ draft: start, unread: new Set<string>() });
  const put = useCallback(
    (part: Partial<T>) => {
      latest.draft = { ...latest.draft, ...part };
      setDraft(latest.draft);
    },
    [latest],
  );
  const field = <K extends keyof T & string>(name: K): FieldProps<T[K]> => ({
    field: name,
    value: draft[name],
    refusal: refusal?.field === name ? refusal : null,
    onSave: (value) => {
      put({ [name]: value } as unknown as Partial<T>);
      if (refusal?.field === name) setRefusal(null);
    },
    onUnread: (unread) => void (unread ? latest.unread.add(name) : latest.unread.delete(name)),
  });
  return {
    draft,
    put,
    field,
    sending,
    /** A refusal no field of this draft shows. */
    refusal: refusal && !(refusal.field && refusal.field in draft) ? refusal : null,
    /** Send the draft; answers whether it was accepted. While a field cannot be read, it says so itself. */
    send: async (): Promise<boolean> => {
      if (latest.unread.size > 0) return false;
      setSending(true);
      try {
        await send(latest.draft);
        setRefusal(null);
        return true;
      } catch (thrown) {
        setRefusal(troubleOf(thrown));
        return false;
      } finally {
        setSending(false);
      }
    },
  };
}
