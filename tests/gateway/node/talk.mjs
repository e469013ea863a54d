// The official client for Node, unchanged, in all four forms; what it got goes out as one line of JSON.
import OpenAI from "openai";

const [baseURL, apiKey, model, conversation] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const messages = [{ role: "user", content: "Wann?" }];
const metadata = (form) => ({ conversation_id: `${conversation}-${form}` });
const got = {};

const chat = await client.chat.completions.create({ model: `${model}-chat`, messages, metadata: metadata("chat") });
got.chat = chat.choices[0].message.content;

const stream = client.chat.completions.stream({ model: `${model}-chat-stream`, messages, metadata: metadata("chat-stream") });
got["chat-stream"] = (await stream.finalChatCompletion()).choices[0].message.content;

const response = await client.responses.create({ model: `${model}-responses`, input: "Wann?", metadata: metadata("responses") });
got.responses = response.output_text;

const events = client.responses.stream({ model: `${model}-responses-stream`, input: "Wann?", metadata: metadata("responses-stream") });
got["responses-stream"] = (await events.finalResponse()).output[0].content[0].text;

try {
  await client.chat.completions.create(
    { model: `${model}-chat`, messages: [{ role: "user", content: "Ich möchte mit einem Menschen sprechen." }] },
    { headers: { "x-stimmig-mode": "api" }, maxRetries: 2 },
  );
} catch (error) {
  got.refused = [error.status, error.code];
}
console.log(JSON.stringify(got));
