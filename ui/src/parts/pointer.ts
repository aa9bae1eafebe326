// Dragging by the pointer, not by the browser's own drag and drop: the window keeps that for files from outside.

/** Follows the pointer and the keys wherever they go; the answer ends it. */
export function followPointer(on: {
  move: (event: PointerEvent) => void;
  up: (event: PointerEvent) => void;
  key: (event: KeyboardEvent) => void;
}): () => void {
  window.addEventListener("pointermove", on.move);
  window.addEventListener("pointerup", on.up);
  // Before the screens: Escape gives up the drag, not the form beside it.
  window.addEventListener("keydown", on.key, true);
  return () => {
    window.removeEventListener("pointermove", on.move);
    window.removeEventListener("pointerup", on.up);
    window.removeEventListener("keydown", on.key, true);
  };
}
