"""Starts MiniStack, and ends it when whoever started this goes away and so closes standard input."""

import contextvars
import importlib
import json
import os
import runpy
import signal
import socket
import sys
import threading

plain_listen = socket.socket.listen


def listen(self, *arguments):
    """Without TCP_NODELAY, which MiniStack's server leaves out, every request waits 40 ms for an acknowledgement."""
    if self.family in (socket.AF_INET, socket.AF_INET6) and self.type == socket.SOCK_STREAM:
        self.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return plain_listen(self, *arguments)


def end_with_parent():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGKILL)


def like_cognito(cognito):
    """
    Has MiniStack's tokens say what those of Cognito say. It leaves out which scopes a client asked for, so that no
    token would open anything; and it names AWS as the issuer, where nobody can fetch the keys that it signs with.
    """
    asked = contextvars.ContextVar("asked", default=None)
    plain_token = cognito._oauth2_token
    plain_claims = cognito._apply_pretoken_trigger
    plain_discovery = cognito.well_known_openid_configuration

    def issuer(pool_id):
        return f"http://{cognito._MINISTACK_HOST}:{cognito._MINISTACK_PORT}/{pool_id}"

    def scopes_asked(form):
        """Of a code or a refresh token, those that were asked for when somebody signed in."""
        granted = cognito._authorization_codes.get(form.get("code")) or cognito._refresh_tokens.get(
            form.get("refresh_token")
        )
        return (granted or form).get("scope", "").split()

    def token(data, query_params, raw_body=b"", headers=None):
        form = {name: values[0] for name, values in cognito.parse_qs(raw_body.decode()).items()}
        client_id, _ = cognito._authenticate_client(headers or {}, form)
        _, _, client = cognito._find_pool_by_client_id(client_id)
        allowed = (client or {}).get("AllowedOAuthScopes", [])
        scopes = scopes_asked(form) or allowed
        if not set(scopes) <= set(allowed):
            return 400, {"Content-Type": "application/json"}, json.dumps({"error": "invalid_scope"}).encode()
        asked.set(scopes)
        try:
            return plain_token(data, query_params, raw_body, headers)
        finally:
            asked.set(None)

    def claims_of(*arguments, **given):
        claims = plain_claims(*arguments, **given)
        claims["iss"] = issuer(given["pool_id"])
        if given["token_type"] == "access" and asked.get() is not None:
            claims["scope"] = " ".join(asked.get())
        return claims

    def discovery(pool_id, *arguments, **given):
        status, headers, body = plain_discovery(pool_id, *arguments, **given)
        return status, headers, json.dumps({**json.loads(body), "issuer": issuer(pool_id)}).encode()

    cognito._oauth2_token = token
    cognito._apply_pretoken_trigger = claims_of
    cognito.well_known_openid_configuration = discovery


socket.socket.listen = listen
threading.Thread(target=end_with_parent, daemon=True).start()
like_cognito(importlib.import_module("ministack.services.cognito"))
runpy.run_module("ministack", run_name="__main__", alter_sys=True)
