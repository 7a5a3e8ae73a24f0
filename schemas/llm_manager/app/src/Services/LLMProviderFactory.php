<?php

namespace Bithoven\LLMManager\Services;

use Bithoven\LLMManager\Models\LLMConfiguration;
use InvalidArgumentException;

/** Gives the client for a configuration's provider. */
class LLMProviderFactory
{
    public function for(LLMConfiguration $configuration): object
    {
        $clients = config('llm-manager.clients');

        return match ($configuration->provider) {
            'ollama', 'local' => app($clients['ollama'], ['configuration' => $configuration]),
            'openai', 'openrouter', 'custom' => app($clients['openai'], ['configuration' => $configuration]),
            'anthropic' => app($clients['anthropic'], ['configuration' => $configuration]),
            default => throw new InvalidArgumentException("Unknown provider {$configuration->provider}"),
        };
    }
}
