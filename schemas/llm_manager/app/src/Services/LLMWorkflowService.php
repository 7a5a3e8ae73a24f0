<?php

namespace Bithoven\LLMManager\Services;

use Bithoven\LLMManager\Models\LLMAgentWorkflow;
use Bithoven\LLMManager\Models\LLMMCPConnector;
use Illuminate\Support\Collection;

class LLMWorkflowService
{
    public function find(string $slug): LLMAgentWorkflow
    {
        return LLMAgentWorkflow::with('configuration')->where('slug', $slug)->where('is_active', true)->firstOrFail();
    }

    public function connectorsToStart(): Collection
    {
        return LLMMCPConnector::where('auto_start', true)->where('is_active', true)->orderBy('priority')->get();
    }
}
