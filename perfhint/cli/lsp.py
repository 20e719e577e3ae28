"""`perfhint lsp`: the language server."""

from __future__ import annotations


def lsp() -> int:
    """Serve an editor: findings while typing, explanations, safe rewrites.

    Speaks the Language Server Protocol on standard input and output.
    """
    from perfhint.errors import InstallationError

    try:
        from perfhint.lsp import server
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise InstallationError("the language server needs pygls", todo="pip install 'perfhint[lsp]'") from None
    server.start_io()
    return 0
