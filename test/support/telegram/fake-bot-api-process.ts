/**
 * The fake Bot API server as a process of its own, so that a bench does not share its core with the bot:
 *
 *   node --import tsx test/support/telegram/fake-bot-api-process.ts '{"token":"1:test","keepCalls":0}'
 *
 * The argument holds the options of `startFakeBotApi`. The first line written is {"ready":true,"root":"http://…"}. Every
 * line read is a command, and every one is answered by a line {"id","ok","result"} or {"id","ok":false,"error"} when it is
 * done; the id is the one of the command, or null. Only a load takes time, and others may overtake it.
 *
 *   {"do":"user","userId":5,"language":"zh-hans","name":"某人"}      makes somebody known
 *   {"do":"message","text":"行政运行是多少","from":5,"chat":-100}    injects a message; the result is its update_id
 *   {"do":"load","texts":["…"],"users":50,"count":5000,"perSecond":200}   injects messages at a rate, users taking turns
 *   {"do":"inject","update":{"update_id":1,…}}                       injects any update
 *   {"do":"faults","faults":{"seed":7,"cutAfter":{"share":0.05}}}    replaces the faults
 *   {"do":"goDown"}  {"do":"comeUp"}                                 the network, on the same port
 *   {"do":"sent","chatId":5}  {"do":"calls"}  {"do":"latencies"}     as of the server
 *   {"do":"report"}      counts: calls, injected, deliveries, lost, filtered, strictness, unanswered, memoryBytes
 *   {"do":"close"}       ends, as the end of the input does
 */
import { z } from 'zod';
import { runControl } from './control.ts';
import type { FakeBotApiOptions } from './fake-bot-api.ts';

const options = z.looseObject({ token: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}'));

await runControl(options as FakeBotApiOptions, process.stdin, process.stdout);
// Input that is left unread would keep the process alive.
process.stdin.destroy();
