/** How the server says no, in the words of the Bot API. */

/** A call that is answered with an error instead of a result. */
export class Refusal extends Error {
  readonly code: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: number, description: string, retryAfterSeconds?: number) {
    super(description);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const badRequest = (reason: string): Refusal => new Refusal(400, `Bad Request: ${reason}`);

/** What clients hear during a flood; the wait stands in the text and in `parameters`. */
export const tooManyRequests = (retryAfterSeconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${retryAfterSeconds}`, retryAfterSeconds);

/** The body of an answer that refuses. */
export const refusalBody = ({ code, message, retryAfterSeconds }: Refusal): object => ({
  ok: false,
  error_code: code,
  description: message,
  ...(retryAfterSeconds === undefined ? {} : { parameters: { retry_after: retryAfterSeconds } }),
});
