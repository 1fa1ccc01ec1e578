/**
 * The methods that are served, each with every parameter it has. The compiler checks the names against the types of the
 * Bot API, so that a parameter which a newer version took away is noticed here.
 */
import type { ApiMethods, Opts } from 'grammy/types';

const SENT_TO = ['business_connection_id', 'chat_id', 'message_thread_id'] as const;

const SENT_HOW = [
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'disable_notification',
  'protect_content',
  'allow_paid_broadcast',
  'message_effect_id',
  'suggested_post_parameters',
  'reply_parameters',
  'reply_markup',
] as const;

const FORMATTED = ['text', 'parse_mode', 'entities'] as const;

const DRAFTED = ['chat_id', 'message_thread_id', 'draft_id', 'can_stop', 'keep_on_stop'] as const;

const EDITED = ['business_connection_id', 'chat_id', 'message_id', 'inline_message_id', 'reply_markup'] as const;

const KNOWN_PARAMETERS = {
  getUpdates: ['offset', 'limit', 'timeout', 'allowed_updates'],
  setWebhook: [
    'url',
    'certificate',
    'ip_address',
    'max_connections',
    'allowed_updates',
    'drop_pending_updates',
    'secret_token',
  ],
  deleteWebhook: ['drop_pending_updates'],
  getWebhookInfo: [],
  getMe: [],
  logOut: [],
  close: [],
  sendMessage: [...SENT_TO, ...FORMATTED, 'link_preview_options', ...SENT_HOW],
  sendRichMessage: [...SENT_TO, 'rich_message', ...SENT_HOW],
  sendMessageDraft: [...DRAFTED, ...FORMATTED],
  sendRichMessageDraft: [...DRAFTED, 'rich_message'],
  editMessageText: [...EDITED, ...FORMATTED, 'link_preview_options', 'rich_message'],
  editMessageReplyMarkup: EDITED,
  deleteMessage: ['chat_id', 'message_id'],
  deleteMessages: ['chat_id', 'message_ids'],
  sendChatAction: [...SENT_TO, 'action'],
  setMessageReaction: ['chat_id', 'message_id', 'reaction', 'is_big'],
  answerCallbackQuery: ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time'],
  answerInlineQuery: ['inline_query_id', 'results', 'cache_time', 'is_personal', 'next_offset', 'button'],
  setMyCommands: ['commands', 'scope', 'language_code'],
  getMyCommands: ['scope', 'language_code'],
  deleteMyCommands: ['scope', 'language_code'],
  setMyName: ['name', 'language_code'],
  setMyDescription: ['description', 'language_code'],
  setMyShortDescription: ['short_description', 'language_code'],
  setChatMenuButton: ['chat_id', 'menu_button'],
} as const satisfies { readonly [Method in keyof ApiMethods]?: readonly (keyof Opts<Method>)[] };

export type KnownMethod = keyof typeof KNOWN_PARAMETERS;

/** As the real server does, which takes the name of a method in any case. */
const METHODS: ReadonlyMap<string, KnownMethod> = new Map(
  (Object.keys(KNOWN_PARAMETERS) as KnownMethod[]).map((method) => [method.toLowerCase(), method]),
);

export const findMethod = (name: string): KnownMethod | undefined => METHODS.get(name.toLowerCase());

/** The parameters of a call that its method does not have. */
export function unknownParameters(method: KnownMethod, given: readonly string[]): readonly string[] {
  const known: readonly string[] = KNOWN_PARAMETERS[method];
  return given.filter((name) => !known.includes(name));
}
