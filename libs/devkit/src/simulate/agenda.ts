/** What is to happen, earliest first; of two at one instant the one that was written down first. A binary heap. */
export class Agenda<Event> {
  readonly #heap: { at: number; order: number; event: Event }[] = [];
  #written = 0;

  add(at: number, event: Event): void {
    this.#heap.push({ at, order: this.#written, event });
    this.#written += 1;
    let child = this.#heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) return;
      child = parent;
    }
  }

  /** Takes the earliest; undefined when nothing is to come. */
  next(): { at: number; event: Event } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || first === last) return first;
    this.#heap[0] = last;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      const child = right < this.#heap.length && this.#earlier(right, left) ? right : left;
      if (child >= this.#heap.length || !this.#swapIfEarlier(child, parent)) return first;
      parent = child;
    }
  }

  #earlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    const [a, b] = [this.#heap[child], this.#heap[parent]];
    if (!a || !b || !this.#earlier(child, parent)) return false;
    [this.#heap[child], this.#heap[parent]] = [b, a];
    return true;
  }
}
