"""The assistant's door: loopback, guarded by a secret, one whole turn a request.

Rasa's own REST channel answers `200 []` when anything fails and lets `/restart` through; this one
answers with a status, neutralises a leading slash, and gives the reading with the messages. Who
knocks asks for one turn of a conversation at a time, as the public site does: turns that come at
once are answered in no certain order.
"""

from __future__ import annotations

import hmac
import logging
from datetime import UTC, datetime
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from sanic import Blueprint
from sanic import response as http
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.assistant.collector import TurnCollector
from bot.assistant.forgetting import forget, forget_silent_hourly
from bot.assistant.heard import as_told, heard, parsed_by
from bot.assistant.logs import keep_personal_text_out_of_logs
from bot.assistant.parse import reading_of
from bot.assistant.requests import BadRequest, ReadRequest, TurnRequest, checked
from bot.assistant.runner import ready_to_serve
from bot.assistant.speech.curated import CHANNEL
from bot.assistant.speech.library import library
from bot.assistant.speech.present import present
from bot.assistant.threads import share_the_process
from bot.contract import Turn
from bot.settings import settings

logger = logging.getLogger(__name__)
NOT_ALLOWED = {"error": "The assistant answers only the public site. Check the secret."}
START_AGAIN = "smalltalk/start_again"
NOT_READY = {"error": "The assistant cannot answer now."}


class DropinChannel(InputChannel):
    """Named in credentials.yml."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    @classmethod
    def name(cls) -> str:
        """The door is at /webhooks/dropin/."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> DropinChannel:
        """The secret comes from the environment, never from a file.

        Raises:
            UnsafeSettings: none is set outside development.
        """
        keep_personal_text_out_of_logs()
        share_the_process()
        return cls(settings().assistant_secret.get_secret_value())

    def blueprint(self, on_new_message: Any) -> Blueprint:
        """Four routes: health, turn, read, forget."""
        door = Blueprint(CHANNEL)

        @door.listener("after_server_start")
        async def loaded(app: Any, loop: Any) -> None:
            if app.ctx.agent:
                ready_to_serve(app.ctx.agent)
                forget_silent_hourly(loop, app.ctx.agent.processor)

        @door.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return http.json({"status": "ok"})

        @door.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._turn)

        @door.route("/read", methods=["POST"])
        async def read(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._read)

        @door.route("/forget", methods=["POST"])
        async def forgotten(request: Request) -> HTTPResponse:
            return await self._guarded(request, forget)

        return door

    async def _guarded(self, request: Request, handler: Any) -> HTTPResponse:
        given = (request.headers.get("authorization") or "").removeprefix("Bearer ").encode()
        if not hmac.compare_digest(given, self._secret):
            return http.json(NOT_ALLOWED, 401)
        processor = request.app.ctx.agent.processor if request.app.ctx.agent else None
        if processor is None:
            return http.json(NOT_READY, 503)
        try:
            return http.json(await handler(request, processor))
        except BadRequest as error:
            return http.json({"error": str(error)}, 400)
        except Exception as error:  # noqa: BLE001 - whatever failed, the site says its safe fallback
            # The message of an error may quote what the parent wrote: only its kind is logged.
            logger.error("The assistant could not answer: %s", type(error).__name__)
            return http.json(NOT_READY, 503)

    async def _turn(self, request: Request, processor: MessageProcessor) -> dict[str, Any]:
        wanted = checked(request.body, TurnRequest)
        parsed = await heard(wanted, processor)
        collector = TurnCollector()
        await request.app.ctx.agent.handle_message(
            UserMessage(
                wanted.safe_text(),
                collector,
                wanted.conversation,
                input_channel=CHANNEL,
                parse_data=parsed,
            )
        )
        if parsed["answer"] == START_AGAIN:
            store = processor.tracker_store  # Rasa wraps ours, and its wrapper cannot delete
            await store.save(store.init_tracker(wanted.conversation))
        messages = present(
            collector.parts, library(), datetime.now(UTC), wanted.conversation[:8].upper()
        )
        reading = as_told(reading_of(parsed), collector.parts)
        return Turn(messages=messages, reading=reading).model_dump(mode="json")

    async def _read(self, request: Request, processor: MessageProcessor) -> dict[str, Any]:
        wanted = checked(request.body, ReadRequest)
        parsed = await parsed_by(processor, wanted.safe_text())
        return reading_of(parsed).model_dump(mode="json")
