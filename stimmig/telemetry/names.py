"""What AI services call things. The names changed and will change again, so they stand here in tables, newest first.

GenAI n.nn: OpenTelemetry semantic conventions, since 2026 in open-telemetry/semantic-conventions-genai, in
development. OpenInference: arize-ai/openinference. OpenLLMetry: traceloop/openllmetry, older releases.
"""

CONVERSATION = ("gen_ai.conversation.id",)  # GenAI 1.32
SESSION = (
    "session.id",  # general conventions 1.27, and OpenInference
    "traceloop.association.properties.session_id",  # OpenLLMetry
)
RESPONSE_ID = ("gen_ai.response.id",)  # GenAI 1.27
MODEL = (
    "gen_ai.response.model",  # GenAI 1.27
    "gen_ai.request.model",  # GenAI 1.27
    "llm.model_name",  # OpenInference
    "llm.request.model",  # OpenLLMetry
)
PROVIDER = (
    "gen_ai.provider.name",  # GenAI 1.37
    "gen_ai.system",  # GenAI 1.27 to 1.36
    "llm.provider",  # OpenInference
    "llm.system",  # OpenInference
)
TOKENS_IN = (
    "gen_ai.usage.input_tokens",  # GenAI 1.27
    "gen_ai.usage.prompt_tokens",  # GenAI 1.26
    "llm.token_count.prompt",  # OpenInference
    "llm.usage.prompt_tokens",  # OpenLLMetry
)
TOKENS_OUT = (
    "gen_ai.usage.output_tokens",  # GenAI 1.27
    "gen_ai.usage.completion_tokens",  # GenAI 1.26
    "llm.token_count.completion",  # OpenInference
    "llm.usage.completion_tokens",  # OpenLLMetry
)
INSTRUCTIONS = ("gen_ai.system_instructions",)  # GenAI 1.37
ASKED = (
    "gen_ai.input.messages",  # GenAI 1.37
    "gen_ai.prompt",  # GenAI 1.26 and 1.27, also on an event
)
ANSWERED = (
    "gen_ai.output.messages",  # GenAI 1.37
    "gen_ai.completion",  # GenAI 1.26 and 1.27, also on an event
)
ASKED_FLAT = ("llm.input_messages.", "gen_ai.prompt.")  # OpenInference, OpenLLMetry
ANSWERED_FLAT = ("llm.output_messages.", "gen_ai.completion.")
ASKED_PLAIN, ANSWERED_PLAIN = ("input.value",), ("output.value",)  # OpenInference, where nothing better is there
ERROR = ("error.type",)  # general conventions 1.23
TOOLS = ("gen_ai.tool.definitions",)  # GenAI 1.38
TOOLS_FLAT = ("llm.tools.",)  # OpenInference

OPERATION = ("gen_ai.operation.name", "llm.request.type")  # GenAI 1.27, OpenLLMetry
OPENINFERENCE_KIND = "openinference.span.kind"  # LLM is a call of a model
NO_CALL = {  # operations that call no model, or tell again what the calls inside them tell
    "embeddings",  # GenAI 1.28
    "embedding",  # OpenLLMetry
    "execute_tool",  # GenAI 1.31
    "create_agent",  # GenAI 1.31
    "invoke_agent",  # GenAI 1.32
    "invoke_workflow",  # GenAI 1.40
    "retrieval",  # GenAI 1.40
    "rerank",  # OpenLLMetry
}

DETAILS = ("gen_ai.client.inference.operation.details", "gen_ai.content.prompt", "gen_ai.content.completion")
SINGLE = {  # GenAI 1.28 to 1.36: an event for each message -> who said it
    "gen_ai.system.message": "system",
    "gen_ai.user.message": "user",
    "gen_ai.assistant.message": "assistant",
    "gen_ai.tool.message": "tool",
    "gen_ai.choice": "assistant",
}
CHOICE = "gen_ai.choice"
