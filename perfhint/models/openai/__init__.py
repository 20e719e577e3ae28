"""Servers that speak the OpenAI API: OpenAI itself, vLLM, Ollama, LM Studio, llama.cpp's server, OpenRouter."""

from perfhint.models.openai.model import OpenAIModel
from perfhint.models.openai.pacing import Pacing

__all__ = ["OpenAIModel", "Pacing"]
