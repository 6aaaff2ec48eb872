/** How often progress is told. */
const EVERY_MS = 1_000;

/** Holds back what need not be told each time. */
export class Pace {
  private toldAtMs = 0;

  /** Whether it is time to tell again. */
  isTime(): boolean {
    return Date.now() >= this.toldAtMs + EVERY_MS;
  }

  /** It is told now. */
  tell(): void {
    this.toldAtMs = Date.now();
  }
}
