/** A listening socket that can be taken down and brought up again on the same port. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const HOST = '127.0.0.1';

export class HttpFront {
  readonly #listener: RequestListener;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  constructor(listener: RequestListener) {
    this.#listener = listener;
  }

  get root(): string {
    return `http://${HOST}:${this.#port}`;
  }

  get isOpen(): boolean {
    return this.#server !== null;
  }

  /** Listens: the first time on any free port, later on the same. */
  async open(): Promise<void> {
    if (this.#server !== null) return;
    const server = createServer(this.#listener);
    this.#server = server;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen(this.#port, HOST, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Cuts every connection, and takes no new ones. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
