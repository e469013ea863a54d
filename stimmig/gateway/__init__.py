"""The gateway: what a service asks the AI, and what the AI answers, goes through here and keeps to the policy.

A process of its own beside the pages. It reads keys, policies and stops by plain SQL, records every turn before the AI
is asked and every answer before its last byte goes out, and knows no page and no ORM.

    wire       the shapes on the wire: server-sent events, chat completions, responses, refusals; pure
    standing   what holds now: keys, policies, stops
    recording  the one writer of a process
    turns      one turn from request to answer
    server     how it is started
"""
